-- A new case with every request, each under an Idempotency-Key of its own: TOKEN and ROUND are in the environment.
require("report")

local token, round, count = os.getenv("TOKEN"), os.getenv("ROUND"), 0
local kinds = {"complaint", "repair", "consultation", "return"}
local body = '{"kind":"%s","subject":"空调不制冷 %d","description":"开机十分钟后停机,外机不转","priority":"%s",' ..
  '"channel":"api","contact":{"name":"李雷","mobile":"138%08d"},"product":"KFR-35GW"}'

function request()
  count = count + 1
  local text = string.format(body, kinds[count % 4 + 1], count, count % 50 == 0 and "emergency" or "normal", count)
  return wrk.format("POST", "/api/v1/cases", {
    ["Authorization"] = "Bearer " .. token,
    ["Content-Type"] = "application/json",
    ["Idempotency-Key"] = "bench-" .. round .. "-" .. count}, text)
end
