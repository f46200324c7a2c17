# A sign that begins a line begins a clause: nothing is subtracted. Nor is anything called or looked up.
case direction do
  0 ->
    stop()
    wait

  -1 ->
    back()
    wait

  +1 -> on()
end

fn
  :left ->
    turn()
    wait
(lane) -> lane
  :right ->
    turn()
    ~s(wait)
lane -> lane
  :up ->
    turn()
    wait()
[lane] -> lane
end

wait()
\
-1
wait
 \
[lane]
wait
\
- 1
