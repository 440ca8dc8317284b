-- As intake.lua, but each of the connections waits PAUSE milliseconds between an answer and its next request.
require("intake")

local pause = tonumber(os.getenv("PAUSE"))

function delay()
  return pause
end
