/* A scanned code stands behind the # of the address, which a browser never sends. Put it in the field, and take it
   out of the address bar and the history. Without this script one types the code. */
document.addEventListener("DOMContentLoaded", () => {
  const field = document.querySelector("input[name=code]");
  const code = decodeURIComponent(location.hash.slice(1));
  if (!field || !code) return;
  if (!field.value) field.value = code;
  history.replaceState(null, "", location.pathname);
});
