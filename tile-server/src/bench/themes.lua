-- wrk script: saves a new theme map with each request, by API keys with the scope "themes", one a line in the file $KEYS
-- (several members, as one may keep 5,000 themes; theme_keys.py makes them). With $PAUSE each connection waits so many
-- milliseconds before each save, half to one and a half times of it: 200 connections that pause 1000 offer 200 saves/s.
-- At the end a line of JSON. As
--   KEYS=keys.txt PAUSE=1000 wrk -t2 -c200 -d10 --latency -s themes.lua http://127.0.0.1:8080/api/v1/themes
local keys, at = {}, 0
local places = {}
for i = 1, 12 do
  places[i] = string.format('{"kind":"point","id":"p%d","coordinates":[121.%d,25.0%d],"text":"標註 %d"}', i, i, i, i)
end
local document = '{"type":"tutai-theme","version":1,"title":"淹水潛勢","description":"' .. string.rep("說明 ", 100)
  .. '","view":{"center":[121.5,25],"zoom":11,"rotation":0,"crs":"EPSG:3857"},"base":true,"layers":[{"kind":"published","id":"a",'
  .. '"title":"鄉鎮","layer":"tw_towns","version":"newest","style":"default"}],"annotations":[' .. table.concat(places, ",") .. "]}"
function init(args)
  for key in io.lines(os.getenv("KEYS")) do
    keys[#keys + 1] = key
  end
end
if os.getenv("PAUSE") then
  local pause = tonumber(os.getenv("PAUSE"))
  function delay()
    return math.floor(pause * (0.5 + math.random()))
  end
end
function request()
  at = at % #keys + 1
  return wrk.format("POST", nil, {["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. keys[at]}, document)
end
function done(summary, latency, all)
  local e = summary.errors
  io.write(string.format('{"saves_s": %.0f, "p50_ms": %.2f, "p99_ms": %.2f, "max_ms": %.1f, "saves": %d, "errors": %d, "not2xx": %d}\n',
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000,
    summary.requests, e.connect + e.read + e.write + e.timeout, e.status))
end
