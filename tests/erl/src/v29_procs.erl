%% What OTP 28 and 29 have added to processes: hibernate/0, which comes back.
-module(v29_procs).
-include("diff.hrl").

cases() -> [hibernate_returns, hibernate_with_message, hibernate_keeps_frames, hibernate_in_try, hibernate_twice, hibernate_ended, hibernate_info].

waits(P) -> case process_info(P, status) of {status, waiting} -> ok; _ -> receive after 1 -> ok end, waits(P) end.
ended(P) -> ended(P, fun() -> ok end). ended(P, Do) -> R = monitor(process, P), Do(), receive {'DOWN', R, process, P, X} -> X after 5000 -> timeout end.

hibernate_returns() -> P = spawn(fun() -> X = erlang:hibernate(), receive M -> exit({X, M}) end end), waits(P), A = is_process_alive(P), R = monitor(process, P), P ! hello, [A, receive {'DOWN', R, process, P, X} -> X after 3000 -> none end].
hibernate_with_message() -> self() ! there, X = erlang:hibernate(), [X, receive there -> got end].
hibernate_keeps_frames() -> S = self(), P = spawn(fun() -> L = lists:seq(1, 100), B = binary:copy(<<"b">>, 100), put(k, {L, B}), N = deep(20, L), S ! {self(), N, byte_size(B), get(k) =:= {L, B}} end), waits(P), P ! go, receive {P, N, B, K} -> {N, B, K} after 3000 -> none end.
deep(0, L) -> erlang:hibernate(), length(L);
deep(N, L) -> 1 + deep(N - 1, L).
hibernate_in_try() -> P = spawn(fun() -> try erlang:hibernate(), receive go -> throw(ball) end catch throw:X -> exit({caught, X}) end end), waits(P), R = monitor(process, P), P ! go, receive {'DOWN', R, process, P, X} -> X after 3000 -> none end.
hibernate_twice() -> P = spawn(fun() -> erlang:hibernate(), receive a -> ok end, erlang:hibernate(), receive b -> exit(both) end end), waits(P), P ! a, waits(P), R = monitor(process, P), P ! b, receive {'DOWN', R, process, P, X} -> X after 3000 -> none end.
hibernate_ended() -> P = spawn(fun() -> erlang:hibernate() end), waits(P), ended(P, fun() -> exit(P, cold) end).
hibernate_info() -> P = spawn(fun() -> erlang:hibernate(), ok end), waits(P), {total_heap_size, H} = process_info(P, total_heap_size), R = [process_info(P, message_queue_len), H < 100], exit(P, kill), R.
