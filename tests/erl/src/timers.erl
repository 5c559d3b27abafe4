%% Timers: what is sent when, what cancelling and reading tell, timeouts of receive among messages.
-module(timers).
-include("diff.hrl").

cases() ->
    [send_after_forms, start_timer_forms, zero_at_once, order_by_time, order_mixed, abs_past_and_future, abs_values, absolute_far, options_all, options_bad, times_bad, destinations_bad, cancel_result, cancel_twice, cancel_fired, cancel_in_another, cancel_by_another, cancel_async, cancel_silent, read_all, read_in_another, read_bad, to_a_name_later, to_no_name, to_dead, receiver_dies, message_is_copied, many_fire, many_cancelled, cancel_half, same_time_all, long_timeout_cancelled, restart_timer, timeout_message_reference, ticker, receive_after_messages, receive_after_refires, receive_after_many, after_in_loop, after_zero_polls, sleep_all, timeout_infinity_message, nested_timeouts, timer_in_gen_loop, timer_module, exit_after_like, large_times, timers_of_many, busy_while_waiting, messages_while_sleeping].

flush() -> receive M -> [M | flush()] after 0 -> [] end.
quiet() -> receive M -> M after 30 -> quiet end.
in(F) -> S = self(), R = make_ref(), spawn(fun() -> S ! {R, difftest:t(F)} end), receive {R, X} -> X after 5000 -> timeout end.
got(M) -> receive M -> got after 3000 -> none end.
why({C, R, {M, F, _, I}}) -> {C, R, M, F, I}; why(X) -> X.

send_after_forms() -> [begin is_reference(erlang:send_after(T, self(), {m, T})) andalso got({m, T}) end || T <- [0, 1, 5, 20]] ++ [begin erlang:send_after(1, self(), o, []), got(o) end, begin erlang:send_after(1, self(), o, [{abs, false}]), got(o) end].
start_timer_forms() -> [begin R = erlang:start_timer(T, self(), {m, T}), got({timeout, R, {m, T}}) end || T <- [0, 1, 5]] ++ [begin Q = erlang:start_timer(1, self(), o, [{abs, false}, {abs, false}]), got({timeout, Q, o}) end].
zero_at_once() -> R = erlang:start_timer(0, self(), z), [got({timeout, R, z}), erlang:cancel_timer(R), erlang:read_timer(R)].
order_by_time() -> [erlang:send_after(T, self(), T) || T <- [40, 10, 30, 20, 1]], [receive X -> X after 3000 -> none end || _ <- [1, 2, 3, 4, 5]].
order_mixed() -> N = erlang:monotonic_time(millisecond), erlang:send_after(N + 400, self(), c, [{abs, true}]), erlang:send_after(1, self(), a), erlang:start_timer(N + 200, self(), b, [{abs, true}]), [receive {timeout, _, X} -> X; X -> X after 3000 -> none end || _ <- [1, 2, 3]].
abs_past_and_future() -> N = erlang:monotonic_time(millisecond), [begin erlang:send_after(N + D, self(), D, [{abs, true}]), got(D) end || D <- [-1, 0, 1, 15]].
abs_values() -> [begin R = erlang:send_after(V, self(), v, [{abs, true}]), X = is_reference(R), erlang:cancel_timer(R), flush(), X end || V <- [erlang:monotonic_time(millisecond) + 100000, erlang:convert_time_unit(erlang:system_info(end_time), native, millisecond) - 1000000]].
absolute_far() -> [case ?T(erlang:send_after(V, self(), v, [{abs, true}])) of R when is_reference(R) -> erlang:cancel_timer(R), ok; X -> why(X) end || V <- [1 bsl 62, 1 bsl 63, 1 bsl 64, 1 bsl 80]].
options_all() -> R = erlang:start_timer(60000, self(), x, [{abs, false}]), [is_integer(erlang:read_timer(R, [])), is_integer(erlang:read_timer(R, [{async, false}])), is_integer(erlang:cancel_timer(R, [])), erlang:cancel_timer(R, [{async, false}, {info, true}]), flush()].
options_bad() -> [why(?T(F())) || F <- [fun() -> erlang:send_after(1, self(), x, x) end, fun() -> erlang:send_after(1, self(), x, [{abs, 1}]) end, fun() -> erlang:send_after(1, self(), x, [{async, true}]) end, fun() -> erlang:start_timer(1, self(), x, [abs]) end, fun() -> erlang:start_timer(1, self(), x, [{abs, true} | x]) end, fun() -> erlang:cancel_timer(make_ref(), [{abs, true}]) end, fun() -> erlang:cancel_timer(make_ref(), [{async, x}]) end, fun() -> erlang:cancel_timer(make_ref(), x) end, fun() -> erlang:read_timer(make_ref(), [{info, true}]) end, fun() -> erlang:read_timer(make_ref(), [async]) end]].
times_bad() -> [why(?T(F(T))) || T <- [-1, a, 1.0, "1", 1 bsl 64, -(1 bsl 70)], F <- [fun(X) -> erlang:send_after(X, self(), x) end, fun(X) -> erlang:start_timer(X, self(), x) end]].
destinations_bad() -> [why(?T(F(D))) || D <- [1, "x", {a, node()}, make_ref(), []], F <- [fun(X) -> erlang:send_after(1, X, x) end, fun(X) -> erlang:start_timer(1, X, x, []) end]].
cancel_result() -> R = erlang:send_after(5000, self(), x), L = erlang:cancel_timer(R), [L =< 5001, L > 3000, quiet()].
cancel_twice() -> R = erlang:start_timer(5000, self(), x), [is_integer(erlang:cancel_timer(R)), erlang:cancel_timer(R), erlang:cancel_timer(R)].
cancel_fired() -> R = erlang:start_timer(1, self(), x), A = got({timeout, R, x}), [A, erlang:cancel_timer(R), erlang:read_timer(R), flush()].
cancel_in_another() -> S = self(), P = spawn(fun() -> receive {t, R} -> S ! {c, is_integer(erlang:cancel_timer(R))} end end), R = erlang:send_after(60000, self(), x), P ! {t, R}, receive {c, X} -> [X, erlang:read_timer(R), quiet()] after 3000 -> none end.
cancel_by_another() -> S = self(), spawn(fun() -> S ! {t, erlang:send_after(60000, S, x)} end), receive {t, R} -> [is_integer(erlang:read_timer(R)), is_integer(erlang:cancel_timer(R)), quiet()] end.
cancel_async() -> R = erlang:send_after(60000, self(), x), A = erlang:cancel_timer(R, [{async, true}]), B = receive {cancel_timer, R, L} -> is_integer(L) after 3000 -> none end, C = erlang:cancel_timer(R, [{async, true}]), D = receive {cancel_timer, R, M} -> M after 3000 -> none end, [A, B, C, D].
cancel_silent() -> R = erlang:send_after(60000, self(), x), Q = erlang:send_after(60000, self(), x), [erlang:cancel_timer(R, [{info, false}]), erlang:read_timer(R), erlang:cancel_timer(Q, [{async, true}, {info, false}]), begin receive after 20 -> ok end, erlang:read_timer(Q) end, flush()].
read_all() -> R = erlang:send_after(60000, self(), x), A = erlang:read_timer(R), receive after 5 -> ok end, B = erlang:read_timer(R), erlang:cancel_timer(R), [A =< 60001, B < A, B > 50000, erlang:read_timer(R)].
read_in_another() -> R = erlang:send_after(60000, self(), x), A = in(fun() -> is_integer(erlang:read_timer(R)) end), erlang:cancel_timer(R), [A, in(fun() -> erlang:read_timer(R) end)].
read_bad() -> ?BS(erlang, read_timer, [[a], [1], [self()]]) ++ ?BS(erlang, cancel_timer, [[a], [1], ["x"]]).
to_a_name_later() -> erlang:send_after(20, ti_name, hello), register(ti_name, self()), A = got(hello), unregister(ti_name), A.
to_no_name() -> R = erlang:send_after(1, ti_none, x), receive after 20 -> ok end, [erlang:cancel_timer(R), flush()].
dead() -> P = spawn(fun() -> ok end), M = monitor(process, P), receive {'DOWN', M, _, _, _} -> P end.
to_dead() -> R = erlang:send_after(60000, dead(), x), [is_reference(R), erlang:read_timer(R), erlang:cancel_timer(R)].
receiver_dies() -> {P, M} = spawn_monitor(fun() -> receive stop -> ok end end), Rs = [erlang:send_after(60000, P, I) || I <- lists:seq(1, 20)], A = lists:all(fun is_integer/1, [erlang:read_timer(R) || R <- Rs]), is_integer(erlang:cancel_timer(hd(Rs))), P ! stop, receive {'DOWN', M, _, _, _} -> ok end, [A, lists:usort([erlang:cancel_timer(R) || R <- Rs])].
message_is_copied() -> B = binary:copy(<<"b">>, 200), T = {B, [1.5, #{a => 1 bsl 70}]}, erlang:send_after(5, self(), T), erlang:garbage_collect(), receive X -> X =:= T after 3000 -> none end.
many_fire() -> [erlang:send_after(1 + I rem 30, self(), I) || I <- lists:seq(1, 3000)], lists:sum([receive X -> X after 3000 -> 0 end || _ <- lists:seq(1, 3000)]).
many_cancelled() -> Rs = [erlang:send_after(100000 + I, self(), I) || I <- lists:seq(1, 20000)], [lists:all(fun is_integer/1, [erlang:cancel_timer(R) || R <- Rs]), lists:usort([erlang:read_timer(R) || R <- Rs]), flush()].
cancel_half() -> Rs = [{I, erlang:send_after(500 + I rem 7, self(), I)} || I <- lists:seq(1, 500)], C = [is_integer(erlang:cancel_timer(R)) || {I, R} <- Rs, I rem 2 =:= 0], L = [receive X -> X after 3000 -> none end || _ <- lists:seq(1, 250)], [lists:usort(C), lists:sum(L), quiet()].
same_time_all() -> N = erlang:monotonic_time(millisecond) + 20, [erlang:send_after(N, self(), I, [{abs, true}]) || I <- lists:seq(1, 50)], lists:sort([receive X -> X after 3000 -> none end || _ <- lists:seq(1, 50)]) =:= lists:seq(1, 50).
long_timeout_cancelled() -> [begin R = erlang:send_after(T, self(), x), X = erlang:cancel_timer(R), X =< T + 1 andalso X > T - 2000 end || T <- [63, 64, 65, 4095, 4096, 262143, 262144, 1 bsl 24, 1 bsl 32, 1 bsl 40] , T > 3000].
restart_timer() -> R1 = erlang:start_timer(1000, self(), a), erlang:cancel_timer(R1), R2 = erlang:start_timer(10, self(), b), [receive {timeout, R2, X} -> X after 3000 -> none end, quiet()].
timeout_message_reference() -> R = erlang:start_timer(1, self(), m), receive {timeout, Q, m} -> Q =:= R after 3000 -> none end.
ticker() -> S = self(), P = spawn(fun() -> tick(S, 5) end), [receive {tick, P, N} -> N after 3000 -> none end || _ <- lists:seq(1, 5)].
tick(_, 0) -> ok;
tick(S, N) -> erlang:send_after(2, self(), go), receive go -> S ! {tick, self(), N}, tick(S, N - 1) end.
receive_after_messages() -> S = self(), spawn(fun() -> [begin S ! {noise, I}, receive after 2 -> ok end end || I <- lists:seq(1, 5)] end), T0 = erlang:monotonic_time(millisecond), A = receive never -> x after 40 -> timed_out end, T = erlang:monotonic_time(millisecond) - T0, [A, T >= 40, [receive {noise, I} -> I after 3000 -> none end || _ <- lists:seq(1, 5)]].
receive_after_refires() -> [receive x -> x after 3 -> t end || _ <- lists:seq(1, 5)].
receive_after_many() -> Ps = [spawn_monitor(fun() -> receive never -> ok after 1 + I rem 20 -> exit(I) end end) || I <- lists:seq(1, 300)], lists:sum([receive {'DOWN', R, process, P, I} -> I after 5000 -> 0 end || {P, R} <- Ps]).
after_in_loop() -> [self() ! I || I <- lists:seq(1, 5)], collect([]).
collect(A) -> receive X -> collect([X | A]) after 5 -> lists:reverse(A) end.
after_zero_polls() -> [receive x -> x after 0 -> none end || _ <- [1, 2]] ++ begin self() ! x, [receive x -> x after 0 -> none end] end.
sleep_all() -> T0 = erlang:monotonic_time(millisecond), [timer:sleep(T) || T <- [0, 1, 10]], T = erlang:monotonic_time(millisecond) - T0, T >= 11.
timeout_infinity_message() -> erlang:send_after(5, self(), late), receive late -> got after infinity -> never end.
nested_timeouts() -> receive a -> a after 2 -> receive b -> b after 2 -> receive c -> c after 2 -> deep end end end.
timer_in_gen_loop() -> P = spawn(fun() -> loop(0) end), P ! {start, 3}, M = monitor(process, P), receive {'DOWN', M, process, P, X} -> X after 3000 -> none end.
loop(N) -> receive {start, K} -> erlang:start_timer(1, self(), {more, K}), loop(N); {timeout, _, {more, 0}} -> exit({done, N}); {timeout, R, {more, K}} when is_reference(R) -> erlang:start_timer(1, self(), {more, K - 1}), loop(N + 1) end.
timer_module() -> {T, V} = timer:tc(fun() -> lists:sum(lists:seq(1, 100)) end), [T >= 0, V, timer:seconds(2), timer:minutes(1), timer:hms(1, 2, 3)].
exit_after_like() -> {P, M} = spawn_monitor(fun() -> erlang:send_after(5, self(), stop), receive stop -> exit(stopped) end end), receive {'DOWN', M, process, P, X} -> X after 3000 -> none end.
large_times() -> [begin R = erlang:send_after(T, self(), x), X = is_integer(erlang:read_timer(R)), erlang:cancel_timer(R), X end || T <- [1 bsl 31, 1 bsl 32, 1 bsl 40]].
timers_of_many() -> S = self(), [spawn(fun() -> erlang:send_after(5, self(), x), receive x -> S ! {done, I} end end) || I <- lists:seq(1, 200)], lists:sum([receive {done, I} -> I after 3000 -> 0 end || _ <- lists:seq(1, 200)]).
busy_while_waiting() -> S = self(), spawn(fun() -> S ! {busy, spin(300000)} end), T = receive never -> ok after 5 -> timed_out end, [T, receive {busy, X} -> X after 20000 -> none end].
spin(0) -> done; spin(N) -> spin(N - 1).
%% Messages that are of no use must not make a receive read its timeout again: the register may hold something else since.
messages_while_sleeping() -> [dozes(T) || T <- [infinity, 60, 1]].
dozes(T) ->
    {P, M} = spawn_monitor(fun() -> doze(T) end),
    [begin P ! I, lists:seq(1, I), erlang:yield() end || I <- lists:seq(1, 50)],
    Alive = T =/= infinity orelse is_process_alive(P) andalso exit(P, stop),
    {Alive, receive {'DOWN', M, process, P, R} -> R after 5000 -> none end}.
doze(T) -> receive after T -> ok end.
