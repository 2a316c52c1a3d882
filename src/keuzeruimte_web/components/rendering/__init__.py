"""Templates that are worked out as far as they can be when they are loaded (decision 0169).

Django works a template out anew for every page: it looks up each translation and address, and draws each
icon. What is the same on every page is worked out once here; nothing about anybody is kept.
"""
