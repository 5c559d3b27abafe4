%% Messages with priority (OTP 28): aliases, links and monitors that have it, what is sent to them, and where it arrives.
-module(v29_priority).
-include("diff.hrl").

cases() ->
    [to_alias, to_others, to_gone, reply_alias, alias_options, from_monitor, monitor_options, from_link, link_again, link_options, by_exit, exit_to_others, exit_reply_alias, exit_bad, send_options,
     spawned, spawn_options, in_order_with_others, receive_sees_it, marker_sees_it, many, collected].

flush() -> receive M -> [M | flush()] after 0 -> [] end.
why({C, R, {M, F, _, I}}) -> {C, R, M, F, I}; why(X) when is_reference(X) -> ref; why(X) -> X.
waits(P) -> case process_info(P, status) of {status, waiting} -> ok; _ -> receive after 1 -> ok end, waits(P) end.
%% Waits until so many messages are there.
have(N) -> case process_info(self(), message_queue_len) of {_, N} -> ok; _ -> receive after 1 -> ok end, have(N) end.
trapping(F) -> Old = process_flag(trap_exit, true), try F() after process_flag(trap_exit, Old) end.
ends() -> spawn(fun() -> receive stop -> exit(bye) end end).

to_alias() -> A = alias([priority]), self() ! one, self() ! two, X = erlang:send(A, p1, [priority]), erlang:send(A, p2, [priority]), self() ! three, A ! plain, R = flush(), unalias(A), [X, R].
to_others() -> S = self(), A = alias(), S ! x, [erlang:send(S, p1, [priority]), erlang:send(A, p2, [priority]), flush(), unalias(A)].
to_gone() -> A = alias([priority]), unalias(A), [erlang:send(A, p, [priority]), erlang:send(make_ref(), p, [priority]), flush()].
reply_alias() -> A = alias([reply, priority]), self() ! x, erlang:send(A, p1, [priority]), erlang:send(A, p2, [priority]), [flush(), unalias(A)].
alias_options() -> [case ?T(alias(?ID(O))) of A when is_reference(A) -> unalias(A); X -> why(X) end || O <- [[priority], [priority, reply], [explicit_unalias, priority], [priority, priority], [x], [priority | x], [{priority, true}]]].
from_monitor() -> P = ends(), R = monitor(process, P, [priority]), P2 = ends(), R2 = monitor(process, P2), self() ! w, P2 ! stop, have(2), P ! stop, have(3), [case X of {'DOWN', R, _, _, Y} -> {ahead, Y}; {'DOWN', R2, _, _, Y} -> {plain, Y}; _ -> X end || X <- flush()].
monitor_options() -> [why(?T(monitor(process, self(), ?ID(O)))) || O <- [[priority], [priority, {tag, x}], [{alias, explicit_unalias}, priority], [priority, {alias, reply_demonitor}], [{priority, true}], [priority | x], [x]]].
from_link() -> trapping(fun() -> [P, Q] = [ends(), ends()], link(P, [priority]), link(Q), self() ! w, Q ! stop, have(2), P ! stop, have(3), [case X of {'EXIT', P, Y} -> {ahead, Y}; {'EXIT', Q, Y} -> {plain, Y}; _ -> X end || X <- flush()] end).
%% The last link of several says how.
link_again() -> trapping(fun() -> [begin P = ends(), [case O of none -> link(P); _ -> link(P, O) end || O <- Os], self() ! w, P ! stop, have(2), [case X of {'EXIT', P, Y} -> Y; _ -> X end || X <- flush()] end || Os <- [[[priority], none], [none, [priority]], [[priority], []], [[], [priority]], [[priority], [priority]]]] end).
link_options() -> P = spawn(fun() -> ok end), [why(?T(link(?ID(X), ?ID(O)))) || {X, O} <- [{self(), []}, {self(), [priority]}, {self(), [x]}, {self(), x}, {self(), [priority | x]}, {x, []}, {x, [priority]}, {make_ref(), []}, {1, [x]}]].
by_exit() -> trapping(fun() -> A = alias([priority]), self() ! u, X = exit(A, hello, [priority]), Y = exit(A, again, []), Z = exit(A, third), R = [case M of {'EXIT', P, W} -> {P =:= self(), W}; _ -> M end || M <- flush()], unalias(A), [X, Y, Z, R, exit(A, gone, [priority]), flush()] end).
exit_to_others() -> trapping(fun() -> S = self(), A = alias(), S ! u, X = exit(S, hello, [priority]), Y = exit(A, again, [priority]), unalias(A), [X, Y, [case M of {'EXIT', P, W} -> {P =:= S, W}; _ -> M end || M <- flush()]] end).
exit_reply_alias() -> trapping(fun() -> A = alias([reply, priority]), self() ! u, exit(A, h1, [priority]), exit(A, h2, [priority]), [[case M of {'EXIT', _, W} -> W; _ -> M end || M <- flush()], unalias(A)] end).
exit_bad() -> [why(?T(exit(?ID(X), hello, ?ID(O)))) || {X, O} <- [{make_ref(), []}, {make_ref(), [priority]}, {x, []}, {self(), [x]}, {self(), x}, {self(), [priority | x]}, {1, []}, {{x, node()}, []}, {make_ref(), [x]}]].
send_options() -> S = self(), [[why(?T(erlang:send(?ID(X), m, ?ID(O)))) || {X, O} <- [{make_ref(), [priority]}, {S, [x]}, {S, [priority, nosuspend]}, {S, [noconnect, priority]}, {nobody_here, [priority]}, {S, [priority | x]}, {S, [{priority, true}]}]], flush()].
spawned() -> trapping(fun() ->
    {P, R} = spawn_opt(fun() -> receive stop -> exit(qq) end end, [{monitor, [priority]}]), self() ! cc, P ! stop, have(2), A = [case X of {'DOWN', R, _, _, Y} -> Y; _ -> X end || X <- flush()],
    Q = spawn_opt(fun() -> receive stop -> exit(qq) end end, [{link, [priority]}]), self() ! dd, Q ! stop, have(2), B = [case X of {'EXIT', Q, Y} -> Y; _ -> X end || X <- flush()], [A, B] end).
spawn_options() -> trapping(fun() -> [why(?T(begin X = spawn_opt(fun() -> ok end, ?ID(O)), receive {'EXIT', X, Y} -> Y after 1000 -> none end end)) || O <- [[{link, []}], [{link, [priority]}], [priority], [{link, x}], [{link, [x]}], [{monitor, [x]}], [{link, [priority | x]}]]] end).
in_order_with_others() -> A = alias([priority]), S = self(), P = spawn(fun() -> [case I rem 3 of 0 -> erlang:send(A, {p, I}, [priority]); _ -> S ! {m, I} end || I <- lists:seq(1, 20)], S ! done end), have(21), receive done -> ok end, R = flush(), unalias(A), [is_pid(P), R].
%% A receive that waits, having looked at all there is, sees what comes ahead of that.
receive_sees_it() -> S = self(), P = spawn(fun() -> A = alias([priority]), [self() ! {junk, I} || I <- lists:seq(1, 5)], S ! A, receive {wanted, X} -> S ! {got, X, flush()} end end), A = receive X -> X end, waits(P), erlang:send(A, {wanted, 1}, [priority]), receive Y -> Y after 1000 -> none end.
%% So does one for a reference, which passes by what was there before.
marker_sees_it() -> S = self(), P = spawn(fun() -> A = alias([priority]), [self() ! {junk, I} || I <- lists:seq(1, 5)], S ! A, receive go -> ok end, R = make_ref(), S ! R, receive {R, X} -> S ! {got, X, length(flush())} end end), A = receive X -> X end, P ! go, R = receive Z -> Z end, waits(P), erlang:send(A, {R, 2}, [priority]), receive Y -> Y after 1000 -> none end.
many() -> A = alias([priority]), [case I rem 2 of 0 -> erlang:send(A, {p, I}, [priority]); _ -> self() ! {m, I} end || I <- lists:seq(1, 2000)], X = [receive {m, I} -> I end || I <- lists:seq(1, 1999, 4)], Y = flush(), unalias(A), {length(X), length(Y), erlang:phash2(Y), hd(Y), lists:last(Y)}.
collected() -> A = alias([priority]), S = self(), [self() ! {m, I, binary:copy(<<I>>, 100)} || I <- lists:seq(1, 50)], receive {m, 25, _} -> ok end, spawn(fun() -> erlang:send(A, {p, lists:seq(1, 100), binary:copy(<<"p">>, 200)}, [priority]), S ! sent end), have(51), erlang:garbage_collect(), receive {m, 30, _} -> ok end, erlang:garbage_collect(), R = flush(), unalias(A), {length(R), erlang:phash2(R), element(1, hd(R))}.
