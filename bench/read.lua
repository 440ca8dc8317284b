-- One case at random with every request: TOKEN, and IDS, a file of case ids one a line, are in the environment.
require("report")

local token, ids = os.getenv("TOKEN"), {}
for id in io.lines(os.getenv("IDS")) do ids[#ids + 1] = id end
local headers = {["Authorization"] = "Bearer " .. token}
math.randomseed(7)

function request()
  return wrk.format("GET", "/api/v1/cases/" .. ids[math.random(#ids)], headers)
end
