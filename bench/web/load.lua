-- What wrk asks. Each thread is one visitor (COOKIE_n, PATH_n). With a form (FORM_PATH_n, FORM_n) it is sent,
-- and then the page is asked for, in turns: the form takes its version and its mark from the page before it.
-- With STAYS_n the form is sent as htmx does it, again and again: its answer holds the next version.
-- With a form and no FORM_PATH_n it is sent to the page itself, each time the same.

local threads = {}
local counter = 0

function setup(thread)
  thread:set("number", counter)
  counter = counter + 1
  table.insert(threads, thread)
end

function init(args)
  local mine = number % tonumber(os.getenv("VISITORS"))
  path = os.getenv("PATH_" .. mine)
  form_path = os.getenv("FORM_PATH_" .. mine)
  form = os.getenv("FORM_" .. mine)
  headers = { ["Cookie"] = os.getenv("COOKIE_" .. mine), ["Accept-Encoding"] = "gzip" }
  sending = { ["Content-Type"] = "application/x-www-form-urlencoded", ["Cookie"] = headers["Cookie"], ["Accept-Encoding"] = "gzip" }
  if form_path ~= "" then headers["Accept-Encoding"] = nil end
  if os.getenv("STAYS_" .. mine) ~= "" then
    sending["HX-Request"] = "true"
    sending["Accept-Encoding"] = nil
  end
  filled = nil
  failures = 0
end

function request()
  if form ~= "" and form_path == "" then
    return wrk.format("POST", path, sending, form)
  end
  if filled then
    local body = filled
    filled = nil
    return wrk.format("POST", form_path, sending, body)
  end
  return wrk.format("GET", path, headers)
end

function response(status, answered, body)
  if status >= 400 then failures = failures + 1 end
  if form_path ~= "" and status == 200 then
    local version = body:match('name="version"[^>]*value="(%d+)"') or body:match('value="(%d+)"[^>]*name="version"')
    local once = body:match('name="once"[^>]*value="([^"]+)"') or ""
    filled = form .. "&version=" .. (version or "0") .. "&once=" .. once
  end
end

function done(summary, latency, requests)
  local failed = 0
  for _, thread in ipairs(threads) do failed = failed + thread:get("failures") end
  failed = failed + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  print(string.format('{"requests": %d, "failures": %d, "microseconds": %d, "middle": %d, "slowest": %d, "bytes": %d}',
    summary.requests, failed, summary.duration, latency:percentile(50), latency:percentile(99), summary.bytes))
end
