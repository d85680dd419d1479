-- wrk script: asks the paths of the file $PATHS, each connection's thread from a place of its own. At the end a line of JSON.
local requests, count, at = {}, 0, 0
local threads = 0
function setup(thread)
  threads = threads + 1
  thread:set("id", threads)
end
function init(args)
  for path in io.lines(os.getenv("PATHS")) do
    count = count + 1
    requests[count] = wrk.format("GET", path)
  end
  at = math.floor(count * (id - 1) / 2)
end
function request()
  at = at % count + 1
  return requests[at]
end
function done(summary, latency, all)
  local e = summary.errors
  io.write(string.format('{"rps": %.0f, "p50_ms": %.2f, "p99_ms": %.2f, "max_ms": %.1f, "requests": %d, "errors": %d, "not2xx": %d}\n',
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000,
    summary.requests, e.connect + e.read + e.write + e.timeout, e.status))
end
