%% Links and exit signals: who dies with whom, who is told, what `unlink` takes back, in which order things arrive.
-module(links).
-include("diff.hrl").

cases() ->
    [link_and_die, link_and_trap, link_twice, link_self, link_dead, link_dead_trapping, link_bad, link_is_mutual, unlink_stops, unlink_is_mutual, unlink_twice, unlink_bad, relink, spawn_link_dies, spawn_link_3, spawn_opt_link, chain_of_links, ring_of_links, star_of_links, normal_is_ignored, normal_is_trapped, shutdown_spreads, error_reason, throw_reason, exit_reason_copied, kill_is_killed, kill_over_a_link, exit_kill_own, exit_trapped_kinds, exit_normal_sent, exit_self_kinds, exit_self_normal_trapping, exit_order, exit_overtakes_nothing, exit_ends_receive, exit_before_timeout, trap_then_untrap, many_links, links_told, unlink_pending_exit, exit_2_to_dead, exit_bad, link_gone_meanwhile, supervisor_like, link_from_both_sides, exit_during_hibernate, exit_of_runnable, exit_in_catch, random_relations].

%% What P's end tells a monitor.
ended(P) -> ended(P, fun() -> ok end). ended(P, Do) -> R = monitor(process, P), Do(), receive {'DOWN', R, process, P, X} -> X after 5000 -> timeout end.
%% Runs F in a process; how that ends.
died(F) -> {P, R} = spawn_monitor(F), receive {'DOWN', R, process, P, X} -> without_stack(X) after 5000 -> exit(P, kill), timeout end.
without_stack({X, [{_, _, _, _} | _]}) -> {X, stack};
without_stack(X) -> X.
%% Runs F in a process of its own, which traps exits; its result is the answer.
trapping(F) -> S = self(), R = make_ref(), spawn(fun() -> process_flag(trap_exit, true), S ! {R, difftest:t(F)} end), receive {R, X} -> X after 5000 -> timeout end.
in(F) -> S = self(), R = make_ref(), spawn(fun() -> S ! {R, difftest:t(F)} end), receive {R, X} -> X after 5000 -> timeout end.
idle() -> receive stop -> ok; {die, X} -> exit(X); {link, P} -> link(P), idle(); {unlink, P} -> unlink(P), idle(); {tell, P} -> P ! told, idle() end.
exit_of(P) -> receive {'EXIT', P, X} -> without_stack(X) after 3000 -> none end.
flush() -> receive M -> [M | flush()] after 0 -> [] end.
quiet() -> receive M -> M after 30 -> quiet end.
sync(P) -> P ! {tell, self()}, receive told -> ok after 3000 -> timeout end.

link_and_die() -> [died(fun() -> P = spawn(fun idle/0), link(P), P ! {die, R}, receive never -> ok end end) || R <- [oops, {a, "b"}, shutdown, 1]].
link_and_trap() -> trapping(fun() -> P = spawn(fun idle/0), link(P), P ! {die, {my, reason}}, exit_of(P) end).
link_twice() -> trapping(fun() -> P = spawn(fun idle/0), true = link(P), true = link(P), P ! {die, x}, [exit_of(P), quiet()] end).
link_self() -> in(fun() -> [link(self()), process_info(self(), links), unlink(self())] end).
link_dead() -> P = spawn(fun() -> ok end), ended(P), in(fun() -> link(P) end).
link_dead_trapping() -> P = spawn(fun() -> ok end), ended(P), trapping(fun() -> [link(P), exit_of(P), process_info(self(), links)] end).
link_bad() -> ?BS(erlang, link, [[a], [1], ["x"], [make_ref()], [{a, node()}]]).
link_is_mutual() -> in(fun() -> P = spawn(fun idle/0), link(P), sync(P), S = self(), R = [process_info(P, links) =:= {links, [S]}, process_info(self(), links) =:= {links, [P]}], unlink(P), P ! stop, R end).
unlink_stops() -> in(fun() -> P = spawn(fun idle/0), link(P), unlink(P), R = ended(P, fun() -> P ! {die, x} end), [R, quiet()] end).
unlink_is_mutual() -> in(fun() -> P = spawn(fun idle/0), link(P), sync(P), unlink(P), sync(P), R = [process_info(P, links), process_info(self(), links)], P ! stop, R end).
unlink_twice() -> in(fun() -> P = spawn(fun idle/0), link(P), R = [unlink(P), unlink(P), unlink(P)], [ended(P, fun() -> P ! stop end) | R] end).
unlink_bad() -> ?BS(erlang, unlink, [[a], [1], [make_ref()]]).
relink() -> trapping(fun() -> P = spawn(fun idle/0), link(P), unlink(P), link(P), unlink(P), link(P), P ! {die, again}, [exit_of(P), quiet()] end).
spawn_link_dies() -> [died(fun() -> spawn_link(fun() -> exit(child) end), receive never -> ok end end), trapping(fun() -> P = spawn_link(fun() -> exit(child) end), exit_of(P) end), died(fun() -> P = spawn_link(fun() -> receive never -> ok end end), exit({parent, is_pid(P)}) end)].
quit(X) -> exit(X).
spawn_link_3() -> [trapping(fun() -> P = spawn_link(?MODULE, quit, [q]), exit_of(P) end), trapping(fun() -> P = spawn_link(no_such_module, f, []), exit_of(P) end), ?T(spawn_link(?ID(a), ?ID(1), [])), ?T(spawn_link(a, b, ?ID(c)))].
spawn_opt_link() -> [trapping(fun() -> P = spawn_opt(fun() -> exit(o) end, [link]), exit_of(P) end), trapping(fun() -> {P, R} = spawn_opt(fun() -> exit(o) end, [link, monitor]), lists:sort([receive {'EXIT', P, X} -> {'EXIT', X}; {'DOWN', R, process, P, X} -> {'DOWN', X} after 3000 -> none end || _ <- [1, 2]]) end)].
chain_of_links() -> died(fun() -> chain(50), receive never -> ok end end).
chain(0) -> exit(end_of_chain);
chain(N) -> spawn_link(fun() -> chain(N - 1) end), receive never -> ok end.
ring_of_links() -> S = self(), First = spawn(fun() -> ring(40, self()), S ! ready, receive {die, X} -> exit(X) end end), receive ready -> ok end, ended(First, fun() -> First ! {die, ring} end).
ring(0, First) -> link(First);
ring(N, First) -> S = self(), P = spawn_link(fun() -> ring(N - 1, First), S ! up, receive never -> ok end end), receive up -> P end.
star_of_links() -> trapping(fun() -> Ps = [spawn_link(fun idle/0) || _ <- lists:seq(1, 30)], [P ! {die, {n, I}} || {I, P} <- lists:zip(lists:seq(1, 30), Ps)], [exit_of(P) || P <- Ps] end).
normal_is_ignored() -> in(fun() -> P = spawn_link(fun() -> ok end), ended(P), Q = spawn_link(fun() -> exit(normal) end), ended(Q), [quiet(), process_info(self(), links)] end).
normal_is_trapped() -> trapping(fun() -> [exit_of(spawn_link(fun() -> ok end)), exit_of(spawn_link(fun() -> exit(normal) end))] end).
shutdown_spreads() -> [died(fun() -> spawn_link(fun() -> exit(R) end), receive never -> ok end end) || R <- [shutdown, {shutdown, why}]].
error_reason() -> trapping(fun() -> [exit_of(spawn_link(F)) || F <- [fun() -> hd(?ID([])) end, fun() -> error(mine) end, fun() -> ?ID(1) / ?ID(0) end, fun() -> a = ?ID(b) end, fun() -> no_such:f() end]] end).
throw_reason() -> trapping(fun() -> exit_of(spawn_link(fun() -> throw(ball) end)) end).
exit_reason_copied() -> trapping(fun() -> B = binary:copy(<<"large">>, 100), P = spawn_link(fun() -> exit({B, #{k => [1.5, 1 bsl 80]}}) end), receive {'EXIT', P, {X, M}} -> {X =:= B, M} after 3000 -> none end end).
kill_is_killed() -> trapping(fun() -> P = spawn_link(fun() -> process_flag(trap_exit, true), idle() end), exit(P, kill), exit_of(P) end).
kill_over_a_link() -> [trapping(fun() -> exit_of(spawn_link(fun() -> exit(kill) end)) end), died(fun() -> spawn_link(fun() -> exit(kill) end), receive never -> ok end end), trapping(fun() -> P = spawn_link(fun() -> process_flag(trap_exit, true), Q = spawn_link(fun() -> exit(kill) end), exit({got, exit_of(Q)}) end), exit_of(P) end)].
exit_kill_own() -> [died(fun() -> exit(self(), kill), receive never -> ok end end), died(fun() -> process_flag(trap_exit, true), exit(self(), kill), receive never -> ok end end)].
exit_trapped_kinds() -> trapping(fun() -> [begin exit(self(), R), receive {'EXIT', P, X} -> {P =:= self(), X} after 1000 -> none end end || R <- [normal, shutdown, {a, [b]}, "text", 17]] end).
exit_normal_sent() -> P = spawn(fun idle/0), exit(P, normal), A = is_process_alive(P), Q = spawn(fun() -> process_flag(trap_exit, true), receive {ready, F} -> F ! ok end, receive {'EXIT', _, X} -> exit({trapped, X}) end end), Q ! {ready, self()}, receive ok -> ok end, B = ended(Q, fun() -> exit(Q, normal) end), P ! stop, [A, B].
exit_self_kinds() -> [died(fun() -> exit(self(), R), not_reached(R) end) || R <- [a, normal, {b, 1}]].
not_reached(R) -> exit({reached, R}).
exit_self_normal_trapping() -> trapping(fun() -> exit(self(), normal), [X || {'EXIT', _, X} <- flush()] end).
exit_order() -> trapping(fun() -> S = self(), spawn(fun() -> S ! 1, exit(S, two), S ! 3, exit(S, four), S ! 5 end), [receive {'EXIT', _, X} -> {e, X}; X -> X after 3000 -> none end || _ <- lists:seq(1, 5)] end).
exit_overtakes_nothing() -> P = spawn(fun() -> receive {go, S} -> S ! went, receive more -> S ! more end end end), R = ended(P, fun() -> P ! {go, self()}, exit(P, stop_it), P ! more end), [R, lists:member(more, flush())].
exit_ends_receive() -> P = spawn(fun() -> receive never -> ok after 60000 -> ok end end), ended(P, fun() -> exit(P, out) end).
exit_before_timeout() -> S = self(), P = spawn(fun() -> spin(), receive never -> ok after 0 -> ok end, S ! survived, receive never -> ok end end), [ended(P, fun() -> exit(P, soon) end), flush() -- [survived]].
spin() -> lists:foldl(fun(X, A) -> X + A end, 0, lists:seq(1, 20000)).
trap_then_untrap() -> died(fun() -> process_flag(trap_exit, true), P = spawn_link(fun() -> exit(one) end), one = exit_of(P), process_flag(trap_exit, false), spawn_link(fun() -> exit(two) end), receive never -> ok end end).
many_links() -> trapping(fun() -> Ps = [spawn_link(fun idle/0) || _ <- lists:seq(1, 500)], {links, L} = process_info(self(), links), [unlink(P) || P <- Ps], {links, M} = process_info(self(), links), [P ! stop || P <- Ps], [length(L), L -- Ps, M, quiet()] end).
links_told() -> in(fun() -> P = spawn_link(fun idle/0), Q = spawn_link(fun idle/0), {links, L} = process_info(self(), links), R = lists:sort(L) =:= lists:sort([P, Q]), ended(P, fun() -> P ! stop end), ended(Q, fun() -> Q ! stop end), [R, process_info(self(), links)] end).
unlink_pending_exit() -> trapping(fun() -> P = spawn_link(fun() -> exit(early) end), ended(P), unlink(P), A = [X || {'EXIT', _, X} <- flush()], [A, quiet()] end).
exit_2_to_dead() -> P = spawn(fun() -> ok end), ended(P), [exit(P, x), exit(P, kill), quiet()].
exit_bad() -> ?BS(erlang, exit, [[a, b], [1, kill], [make_ref(), x], [{a, b}, c]]).
link_gone_meanwhile() -> trapping(fun() -> P = spawn(fun idle/0), P ! {die, first}, link(P), lists:member(exit_of(P), [first, noproc]) end).
supervisor_like() -> trapping(fun() -> restart(fun(N) -> spawn_link(fun() -> exit({crash, N}) end) end, 5, []) end).
restart(_, 0, Seen) -> lists:reverse(Seen);
restart(F, N, Seen) -> P = F(N), restart(F, N - 1, [exit_of(P) | Seen]).
link_from_both_sides() -> trapping(fun() -> P = spawn(fun idle/0), P ! {link, self()}, link(P), sync(P), A = process_info(self(), links) =:= {links, [P]}, P ! {unlink, self()}, sync(P), B = process_info(self(), links), [A, B, ended(P, fun() -> P ! {die, x} end), quiet()] end).
exit_during_hibernate() -> P = spawn(fun() -> erlang:hibernate(?MODULE, quit, [woken]) end), receive after 10 -> ok end, ended(P, fun() -> exit(P, cold) end).
exit_of_runnable() -> P = spawn(fun() -> forever(0) end), ended(P, fun() -> exit(P, enough) end).
forever(N) -> forever(N + 1).
exit_in_catch() -> [died(fun() -> catch exit(self(), through), receive never -> ok end end), died(fun() -> try spawn_link(fun() -> exit(linked) end), receive never -> ok end catch _:_ -> caught after ok end end)].
%% Processes that link, monitor, ask and kill each other at random; each one's end is told once.
random_relations() -> in(fun() -> A = [random_round(60, I) || I <- lists:seq(1, 5)], [A, process_info(self(), [message_queue_len, monitors, links]), quiet()] end).
random_round(N, Seed) ->
    Ps = [spawn_monitor(fun() -> put(seed, Seed * 1000 + I), receive {peers, T} -> process_flag(trap_exit, random(2) =:= 1), relate(T, 150, []) end end) || I <- lists:seq(1, N)],
    T = list_to_tuple([P || {P, _} <- Ps]),
    [P ! {peers, T} || {P, _} <- Ps],
    receive after 3 -> ok end,
    [exit(P, stop_now) || {P, _} <- Ps],
    [exit(P, kill) || {P, _} <- Ps],
    length([receive {'DOWN', R, process, P, _} -> ok after 10000 -> exit(lost) end || {P, R} <- Ps]).
random(N) -> X = (get(seed) * 1103515245 + 12345) band 16#7fffffff, put(seed, X), (X bsr 8) rem N + 1.
relate(_, 0, _) -> receive after 2 -> ok end;
relate(T, N, Rs) -> Qs = related(random(10), element(random(tuple_size(T)), T), Rs), case random(60) of 1 -> exit(normal); 2 -> exit(crash); _ -> relate(T, N - 1, Qs) end.
related(1, P, Rs) -> catch link(P), Rs;
related(2, P, Rs) -> unlink(P), Rs;
related(3, P, Rs) -> [monitor(process, P) | Rs];
related(4, P, Rs) -> [monitor(process, P, [{alias, reply_demonitor}]) | Rs];
related(5, _, [R | Rs]) -> demonitor(R, [flush]), Rs;
related(6, P, Rs) -> P ! {msg, lists:seq(1, random(50))}, Rs;
related(7, P, Rs) -> random(40) =:= 1 andalso exit(P, boom), Rs;
related(8, P, Rs) -> erlang:send_after(random(5), P, {t, make_ref()}), Rs;
related(9, P, [R | _] = Rs) -> R ! {alias, R}, process_info(P, lists:nth(random(5), [links, monitors, messages, current_stacktrace, dictionary])), Rs;
related(_, _, Rs) -> receive _ -> ok after 0 -> ok end, Rs.
