%% Monitors of processes, names, ports and the time offset; their options; aliases.
-module(monitors).
-include("diff.hrl").

cases() ->
    [down_reasons, down_of_dead, down_by_name, down_by_name_and_node, down_of_no_name, down_once, monitor_self, monitor_bad, monitor_other_node, several_monitors, demonitor_stops, demonitor_twice, demonitor_after_down, demonitor_flush, demonitor_flush_keeps_others, demonitor_info, demonitor_flush_info, demonitor_bad, demonitor_of_another, tag_option, tag_with_name, options_bad, spawn_monitor_forms, spawn_opt_monitor_options, name_changes_hands, monitor_port, monitor_time_offset, info_monitors, info_monitored_by, order_with_messages, watcher_dies, many_monitors, alias_with_monitor, alias_demonitor_down, alias_demonitor_demonitored, alias_explicit, alias_explicit_survives_demonitor, alias_reply_demonitor, alias_reply_demonitor_down, alias_unalias_keeps_monitor, alias_last_option_wins, alias_is_no_monitor, alias_external, alias_of_dead, alias_in_ets_like, alias_unalias_other, alias_sent_around, alias_names_send, alias_send_3, gen_call_alias, call_timeout_drops_reply, monitor_then_link, is_alive_after_exit, is_alive_bad].

flush() -> receive M -> [M | flush()] after 0 -> [] end.
quiet() -> receive M -> M after 30 -> quiet end.
in(F) -> S = self(), R = make_ref(), spawn(fun() -> S ! {R, difftest:t(F)} end), receive {R, X} -> X after 5000 -> timeout end.
idle() -> receive stop -> ok; {die, X} -> exit(X); {tell, P} -> P ! told, idle(); {send, To, M} -> To ! M, idle() end.
sync(P) -> P ! {tell, self()}, receive told -> ok after 3000 -> timeout end.
down(R) -> receive {'DOWN', R, T, O, X} -> {T, O, without_stack(X)} after 3000 -> none end.
without_stack({X, [{_, _, _, _} | _]}) -> {X, stack};
without_stack(X) -> X.
dead() -> P = spawn(fun() -> ok end), down(monitor(process, P)), P.

down_reasons() -> [down(monitor(process, spawn(fun() -> receive go -> F() end end))) || F <- []] ++ [begin P = spawn(fun() -> receive go -> F() end end), R = monitor(process, P), P ! go, {T, O, X} = down(R), {T, O =:= P, X} end || F <- [fun() -> ok end, fun() -> exit(normal) end, fun() -> exit({a, "b"}) end, fun() -> error(e) end, fun() -> throw(t) end, fun() -> exit(self(), kill) end, fun() -> exit(shutdown) end, fun() -> exit(kill) end]].
down_of_dead() -> P = dead(), [down(monitor(process, P)), quiet()].
down_by_name() -> P = spawn(fun idle/0), register(mo_a, P), R = monitor(process, mo_a), P ! {die, x}, down(R).
down_by_name_and_node() -> P = spawn(fun idle/0), register(mo_b, P), R = monitor(process, {mo_b, node()}), P ! {die, x}, down(R).
down_of_no_name() -> [down(monitor(process, mo_none)), down(monitor(process, {mo_none, node()}))].
down_once() -> P = spawn(fun idle/0), R = monitor(process, P), P ! {die, x}, [element(3, down(R)), quiet()].
monitor_self() -> in(fun() -> R = monitor(process, self()), [is_reference(R), process_info(self(), monitors), demonitor(R), quiet()] end).
monitor_bad() -> ?BS(erlang, monitor, [[process, 1], [process, "x"], [process, {a}], [process, {a, 1}], [process, make_ref()], [bad, self()], [1, 2], [port, self()], [port, 1], [time_offset, x], [time_offset, self()]]).
monitor_other_node() -> ?BS(erlang, monitor, [[process, {a, 'no@where'}], [port, {a, 'no@where'}]]).
several_monitors() -> P = spawn(fun idle/0), Rs = [monitor(process, P) || _ <- lists:seq(1, 5)], demonitor(lists:nth(3, Rs)), P ! {die, x}, [[element(3, X) || X <- [down(R)], X =/= none] || {I, R} <- lists:zip(lists:seq(1, 5), Rs), I =/= 3] ++ [quiet()].
demonitor_stops() -> P = spawn(fun idle/0), R = monitor(process, P), A = demonitor(R), P ! {die, x}, sleep_until_dead(P), [A, quiet()].
sleep_until_dead(P) -> case is_process_alive(P) of true -> receive after 1 -> ok end, sleep_until_dead(P); false -> ok end.
demonitor_twice() -> P = spawn(fun idle/0), R = monitor(process, P), X = [demonitor(R), demonitor(R), demonitor(R, [info])], P ! stop, X.
demonitor_after_down() -> P = spawn(fun() -> ok end), R = monitor(process, P), {_, _, X} = down(R), [lists:member(X, [normal, noproc]), demonitor(R), demonitor(R, [flush]), demonitor(R, [info])].
demonitor_flush() -> P = spawn(fun idle/0), R = monitor(process, P), P ! {die, x}, sleep_until_dead(P), receive after 5 -> ok end, [demonitor(R, [flush]), flush()].
demonitor_flush_keeps_others() -> P = dead(), R1 = monitor(process, P), R2 = monitor(process, P), self() ! {a, R1}, self() ! {a, R1, b, c}, receive after 5 -> ok end, demonitor(R1, [flush]), [length(flush()), down(R2)].
demonitor_info() -> P = spawn(fun idle/0), R = monitor(process, P), A = demonitor(R, [info]), B = demonitor(R, [info]), P ! stop, [A, B, demonitor(make_ref(), [info])].
demonitor_flush_info() -> P = dead(), R = monitor(process, P), receive after 5 -> ok end, [demonitor(R, [info, flush]), flush(), demonitor(R, [flush, info])].
demonitor_bad() -> ?BS(erlang, demonitor, [[a], [1], [self()]]) ++ ?BS(erlang, demonitor, [[make_ref(), [bad]], [make_ref(), x], [make_ref(), [flush | x]], [a, []], [make_ref(), [flush, info, flush]]]).
demonitor_of_another() -> S = self(), P = spawn(fun idle/0), Q = spawn(fun() -> R = monitor(process, P), S ! {r, R}, S ! {down, down(R)} end), receive {r, R} -> ok end, A = demonitor(R), P ! {die, x}, B = receive {down, {_, _, X}} -> X after 3000 -> none end, [A, B, is_pid(Q)].
tag_option() -> P = spawn(fun idle/0), R = monitor(process, P, [{tag, {my, [tag]}}]), P ! {die, x}, receive {{my, [tag]}, R, process, P, X} -> X after 3000 -> flush() end.
tag_with_name() -> P = spawn(fun idle/0), register(mo_t, P), R = monitor(process, mo_t, [{tag, named}, {tag, last}]), P ! {die, x}, receive {last, R, process, N, X} -> {N, X} after 3000 -> flush() end.
options_bad() -> ?BS(erlang, monitor, [[process, self(), x], [process, self(), [bad]], [process, self(), [{alias, bad}]], [process, self(), [{bad, x}]], [process, self(), [{tag, a} | b]], [bad, x, []], [process, 1, []], [process, self(), [{a, b, c}]]]).
quit(X) -> exit(X).
spawn_monitor_forms() -> [begin {P, R} = F(), {T, O, X} = down(R), {T, O =:= P, X} end || F <- [fun() -> spawn_monitor(fun() -> exit(a) end) end, fun() -> spawn_monitor(?MODULE, quit, [b]) end, fun() -> spawn_opt(fun() -> exit(c) end, [monitor]) end, fun() -> spawn_opt(?MODULE, quit, [d], [monitor, {priority, high}]) end]] ++ [?T(spawn_monitor(?ID(1), f, []))].
spawn_opt_monitor_options() -> [[begin {P, R} = spawn_opt(fun() -> exit(a) end, [{monitor, [{tag, T}]}]), receive {T, R, process, P, X} -> X after 3000 -> none end end, begin {Q, A} = spawn_opt(fun idle/0, [{monitor, [{alias, demonitor}]}]), Q ! {send, A, by_alias}, B = receive by_alias -> got after 3000 -> none end, Q ! {die, x}, {_, _, Y} = down(A), A ! late, [B, Y, quiet()] end, why(?T(spawn_opt(fun() -> ok end, ?ID([{monitor, [bad]}]))))] || T <- [t1]].
why({C, R, {M, F, _, _}}) -> {C, R, M, F}; why(X) -> X.
name_changes_hands() -> P = spawn(fun idle/0), register(mo_h, P), R = monitor(process, mo_h), unregister(mo_h), Q = spawn(fun idle/0), register(mo_h, Q), Q ! stop, sleep_until_dead(Q), A = quiet(), P ! {die, x}, [A, down(R)].
monitor_port() -> P = list_to_port("#Port<0.99999>"), [down(monitor(port, P)) =:= {port, P, noproc}, down(monitor(port, mo_no_port)), down(monitor(port, {mo_no_port, node()}))].
monitor_time_offset() -> in(fun() -> R = monitor(time_offset, clock_service), [is_reference(R), process_info(self(), monitors), demonitor(R, [info, flush]), demonitor(R, [info]), process_info(self(), monitors)] end).
info_monitors() -> in(fun() -> P = spawn(fun idle/0), register(mo_i, P), R1 = monitor(process, P), {monitors, A} = process_info(self(), monitors), R2 = monitor(process, mo_i), {monitors, B} = process_info(self(), monitors), demonitor(R1), demonitor(R2), P ! stop, [A =:= [{process, P}], lists:sort(B) =:= lists:sort([{process, P}, {process, {mo_i, node()}}]), process_info(self(), monitors)] end).
info_monitored_by() -> in(fun() -> S = self(), P = spawn(fun idle/0), R1 = monitor(process, P), R2 = monitor(process, P), A = process_info(P, monitored_by) =:= {monitored_by, [S, S]}, demonitor(R1), demonitor(R2), B = process_info(P, monitored_by), P ! stop, [A, B] end).
order_with_messages() -> S = self(), {P, R} = spawn_monitor(fun() -> S ! 1, S ! 2, exit(3) end), [receive {'DOWN', R, process, P, X} -> X; X -> X after 3000 -> none end || _ <- [1, 2, 3]].
watcher_dies() -> S = self(), P = spawn(fun idle/0), {W, R} = spawn_monitor(fun() -> monitor(process, P), S ! up, receive go -> ok end end), receive up -> ok end, A = process_info(P, monitored_by) =:= {monitored_by, [W]}, W ! go, down(R), B = process_info(P, monitored_by), P ! stop, [A, B].
many_monitors() -> Ps = [spawn(fun idle/0) || _ <- lists:seq(1, 300)], Rs = [monitor(process, P) || P <- Ps], [P ! {die, x} || P <- Ps], lists:usort([element(3, down(R)) || R <- Rs]).
alias_with_monitor() -> P = spawn(fun idle/0), A = monitor(process, P, [{alias, explicit_unalias}]), P ! {send, A, hello}, B = receive hello -> got after 3000 -> none end, P ! {die, x}, [B, element(3, down(A)), unalias(A), unalias(A)].
alias_demonitor_down() -> P = spawn(fun idle/0), A = monitor(process, P, [{alias, demonitor}]), A ! first, P ! {die, x}, {_, _, X} = down(A), A ! second, [X, flush(), quiet(), unalias(A)].
alias_demonitor_demonitored() -> P = spawn(fun idle/0), A = monitor(process, P, [{alias, demonitor}]), demonitor(A), A ! x, P ! stop, [quiet(), unalias(A)].
alias_explicit() -> P = spawn(fun idle/0), A = monitor(process, P, [{alias, explicit_unalias}]), P ! {die, x}, down(A), A ! late, B = quiet(), [B, unalias(A), begin A ! later, quiet() end].
alias_explicit_survives_demonitor() -> P = spawn(fun idle/0), A = monitor(process, P, [{alias, explicit_unalias}]), demonitor(A), A ! x, R = [quiet(), demonitor(A, [info]), unalias(A)], P ! stop, R.
alias_reply_demonitor() -> P = spawn(fun idle/0), A = monitor(process, P, [{alias, reply_demonitor}]), P ! {send, A, one}, P ! {send, A, two}, sync(P), P ! {die, x}, sleep_until_dead(P), [quiet(), quiet(), unalias(A), demonitor(A, [info])].
alias_reply_demonitor_down() -> P = spawn(fun idle/0), A = monitor(process, P, [{alias, reply_demonitor}]), P ! {die, x}, {_, _, X} = down(A), A ! late, [X, quiet()].
alias_unalias_keeps_monitor() -> P = spawn(fun idle/0), A = monitor(process, P, [{alias, demonitor}]), B = unalias(A), A ! dropped, P ! {die, x}, [B, down(A) =:= {process, P, x}, quiet()].
alias_last_option_wins() -> P = spawn(fun idle/0), A = monitor(process, P, [{alias, reply_demonitor}, {alias, explicit_unalias}]), A ! 1, A ! 2, R = [quiet(), quiet(), unalias(A)], demonitor(A), P ! stop, R.
alias_is_no_monitor() -> A = alias(), [demonitor(A), demonitor(A, [info]), begin A ! still, quiet() end, unalias(A), is_reference(A), node(A) =:= node()].
alias_external() -> A = alias(), B = binary_to_term(term_to_binary({x, A})), {x, C} = B, C ! round_trip, R = [C =:= A, quiet(), list_to_ref(ref_to_list(A)) =:= A, erlang:phash2(C) =:= erlang:phash2(A), length(string:lexemes(ref_to_list(A), "<.>")), unalias(C)], R.
alias_of_dead() -> S = self(), spawn(fun() -> S ! {a, alias()} end), receive {a, A} -> ok end, receive after 5 -> ok end, A ! nobody, [unalias(A), quiet()].
alias_in_ets_like() -> A = alias(), B = alias(), M = #{A => one, B => two}, R = [maps:get(A, M), maps:get(B, M), A =:= B, A == A, lists:usort([A, B, A]) =:= lists:sort([A, B])], unalias(A), unalias(B), R.
alias_unalias_other() -> S = self(), A = alias(), spawn(fun() -> S ! {u, unalias(A)} end), B = receive {u, X} -> X end, A ! still, R = [B, quiet(), unalias(A)], R.
alias_sent_around() -> S = alias([reply]), P = spawn(fun() -> receive {To, X} -> To ! {r, X + 1}, To ! {r, X + 2} end end), P ! {S, 1}, [quiet(), quiet()].
alias_names_send() -> A = alias(), R = [A ! one, erlang:send(A, two), erlang:send(A, three, [nosuspend])], F = flush(), unalias(A), {R, F}.
alias_send_3() -> [?T(erlang:send(make_ref(), x)), ?T(erlang:send(make_ref(), x, [])), (make_ref() ! y)].
gen_call_alias() -> P = spawn(fun Loop() -> receive {call, From, T, X} -> From ! {T, X * 2}, Loop(); stop -> ok end end), R = [begin A = monitor(process, P, [{alias, reply_demonitor}]), P ! {call, A, A, I}, receive {A, V} -> V; {'DOWN', A, _, _, W} -> W after 3000 -> none end end || I <- lists:seq(1, 20)], P ! stop, [R, process_info(self(), monitors), flush()].
call_timeout_drops_reply() -> P = spawn(fun() -> receive {call, From} -> receive go -> From ! late end end end), A = monitor(process, P, [{alias, demonitor}]), P ! {call, A}, B = receive late -> early after 1 -> timeout end, demonitor(A, [flush]), P ! go, sleep_until_dead(P), [B, quiet()].
monitor_then_link() -> in(fun() -> process_flag(trap_exit, true), P = spawn(fun idle/0), R = monitor(process, P), link(P), P ! {die, both}, lists:sort([receive {'DOWN', R, process, P, X} -> {down, X}; {'EXIT', P, X} -> {exit, X} after 3000 -> none end || _ <- [1, 2]]) end).
is_alive_after_exit() -> [begin P = spawn(fun idle/0), exit(P, K), is_process_alive(P) end || K <- [kill, x, normal]].
is_alive_bad() -> ?BS(erlang, is_process_alive, [[a], [1], [make_ref()]]).
