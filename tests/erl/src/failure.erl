%% The machine as a whole: its kinds of schedulers, its end, what it tells of itself when something goes wrong.
-module(failure).
-include("diff.hrl").

cases() ->
    [dirty_kinds, dirty_waits, dirty_many, dirty_faults, dirty_reschedules, dirty_signals,
     halt_bad, halt_options_bad, monitor_settings, monitor_bad, monitor_ends, monitor_large_heap, monitor_long_gc, monitor_queue, monitor_schedule, monitor_not_itself,
     blocking_states, blocking_others, blocking_stops_others, blocking_ends, blocking_bad, blocking_dirty, memory_sums, memory_bad, memory_items, memory_of_erased, statistics_all, statistics_bad, statistics_grow, flags_bad, flags_values, logged_errors, logged_not, logged_heap, logged_heap_not].

flush() -> receive M -> [M | flush()] after 0 -> [] end.
why({C, R, {M, F, _, I}}) -> {C, R, M, F, I}; why(X) -> X.
ended(P) -> ended(P, fun() -> ok end). ended(P, Do) -> R = monitor(process, P), Do(), receive {'DOWN', R, process, P, X} -> X after 5000 -> timeout end.

dirty_kinds() -> [erts_debug:dirty_cpu(scheduler, type), erts_debug:dirty_io(scheduler, type), [erts_debug:dirty(K, scheduler, type) || K <- [normal, dirty_cpu, dirty_io]], erlang:system_info(dirty_io_schedulers), [element(1, S) || S <- erlang:system_info(all_schedulers_state)]].
dirty_waits() -> [erts_debug:dirty_io(wait, 1), erts_debug:dirty_cpu(wait, 0), length(erts_debug:dirty_io(copy, {a, "b", <<"c">>})), lists:usort(erts_debug:dirty_cpu(copy, {a, "b", 1.5}))].
%% More of them wait than there are schedulers; all are waited for.
dirty_many() -> Ps = [spawn_monitor(fun() -> exit({I, erts_debug:dirty_io(wait, 5), erts_debug:dirty_io(scheduler, type)}) end) || I <- lists:seq(1, 35)], [receive {'DOWN', R, process, P, X} -> X after 5000 -> timeout end || {P, R} <- Ps].
dirty_faults() -> [why(?T(erts_debug:dirty_io(error, ?ID(E)))) || E <- [notsup, undef, badarith, noproc, system_limit, badarg, x]] ++ [why(?T(erts_debug:dirty_cpu(?ID(A), ?ID(B)))) || {A, B} <- [{wait, a}, {nothing, 1}, {scheduler, x}, {reschedule, -2}]] ++ [why(?T(erts_debug:dirty(?ID(x), wait, 1)))].
dirty_reschedules() -> [erts_debug:dirty(K, reschedule, N) || K <- [normal, dirty_cpu, dirty_io], N <- [0, 2, 4, 12, 40]].
%% What comes meanwhile is there afterwards, and who is killed meanwhile ends.
dirty_signals() ->
    S = self(),
    P = spawn(fun() -> S ! ready, erts_debug:dirty_io(wait, 30), S ! {has, receive hello -> hello after 1000 -> nothing end} end),
    receive ready -> ok end, P ! hello, A = receive H -> H after 1000 -> timeout end,
    Q = spawn(fun() -> S ! ready, erts_debug:dirty_cpu(wait, 30), receive never -> ok end end),
    receive ready -> ok end, B = ended(Q, fun() -> exit(Q, stop) end),
    [A, B].

halt_bad() -> [why(?T(erlang:halt(?ID(X)))) || X <- [-1, 1.0, a, {}, <<"x">>, -(1 bsl 80), [a], [-1], [16#d800], [$a | b], #{}]].
halt_options_bad() -> [why(?T(erlang:halt(0, ?ID(X)))) || X <- [x, [x], [{flush, x}], [{flush, true} | x], [{flush}], [{flush, true, x}], {flush, true}, [{flush, false}, y], [{flush_timeout, -1}], [{flush_timeout, infinity}], <<>>]].

%% What the system monitor is told. Every case leaves no monitor behind.
off() -> erlang:system_monitor(undefined).
told({P, L}) when is_list(L) -> {me(P), L}; told(X) -> X.
me(P) when P =:= self() -> me; me(P) -> P.
monitor_settings() ->
    S = self(), A = erlang:system_monitor(), B = erlang:system_monitor(S, [{long_gc, 0}, busy_port, {large_heap, 1}, {long_schedule, 5}, busy_dist_port]),
    C = told(erlang:system_monitor()), D = told(erlang:system_monitor(S, [{long_message_queue, {3, 7}}])), E = told(erlang:system_monitor({S, [{long_gc, 1 bsl 40}, {long_gc, 9}, {large_heap, 1 bsl 50}]})),
    F = told(erlang:system_monitor(S, [])), G = erlang:system_monitor(), erlang:system_monitor(S, [busy_port]), H = told(erlang:system_monitor(undefined, [busy_port])), [A, B, C, D, E, F, G, H, off(), off()].
monitor_bad() ->
    S = self(), P = spawn(fun() -> ok end), ended(P),
    R = [why(?T(erlang:system_monitor(?ID(S), ?ID(O)))) || O <- [x, [x], [{long_gc, -1}], [{long_gc, a}], [{long_gc, 1 bsl 64}], [{long_gc}], [{long_schedule, 1.0}], [{large_heap, -1}], [{long_message_queue, 1}], [{long_message_queue, {2, 1}}], [{long_message_queue, {1, 1}}], [{long_message_queue, {-1, 1}}], [{long_message_queue, {0, 0}}], [busy_port | x], {}]]
        ++ [why(?T(erlang:system_monitor(?ID(Q), [busy_port]))) || Q <- [P, x, init, 1, make_ref()]] ++ [why(?T(erlang:system_monitor(?ID(X)))) || X <- [x, {}, {S}, {S, x}, {S, [], x}, []]] ++ [why(?T(erlang:system_monitor(?ID({undefined, x}))))],
    [R, off()].
monitor_ends() -> S = self(), P = spawn(fun() -> erlang:system_monitor(self(), [busy_port]), S ! set, receive stop -> ok end end), receive set -> ok end, {Q, A} = erlang:system_monitor(), B = ended(P, fun() -> P ! stop end), [P =:= Q, A, B, erlang:system_monitor()].
event(P, Kind) -> receive {monitor, P, Kind, X} -> X after 5000 -> none end.
names(L) -> [K || {K, V} <- L, is_integer(V), V >= 0].
large_process(S) -> spawn(fun() -> receive go -> ok end, L = lists:seq(1, 200000), erlang:garbage_collect(), S ! {self(), length(L)}, receive stop -> L end end).
monitor_large_heap() -> S = self(), P = large_process(S), erlang:system_monitor(S, [{large_heap, 100000}]), P ! go, X = names(event(P, large_heap)), off(), L = receive {P, N} -> N end, E = ended(P, fun() -> P ! stop end), events(), [X, L, E =/= x].
monitor_long_gc() -> S = self(), P = spawn(fun() -> receive go -> ok end, S ! {self(), collect(lists:seq(1, 1000000), 30)} end), erlang:system_monitor(S, [{long_gc, 1}]), P ! go, X = names(event(P, long_gc)), off(), receive {P, N} -> ok end, events(), [X, N].
collect(L, 0) -> length(L); collect(L, N) -> erlang:garbage_collect(), collect(L, N - 1).
%% What else may have been told of other processes.
events() -> receive {monitor, _, _, _} -> events() after 0 -> ok end.
monitor_queue() ->
    S = self(), P = spawn(fun() -> S ! {self(), ready}, receive {go, N} -> take(N) end, S ! {self(), taken}, receive stop -> ok end end), receive {P, ready} -> ok end,
    erlang:system_monitor(S, [{long_message_queue, {2, 5}}]),
    [P ! {m, I} || I <- lists:seq(1, 4)], A = quiet(P), P ! {m, 5}, B = event(P, long_message_queue), P ! {m, 6}, C = quiet(P), P ! {go, 6}, receive {P, taken} -> ok end, P ! x, D = event(P, long_message_queue), E = quiet(P), off(),
    F = ended(P, fun() -> P ! stop end), [A, B, C, D, E, F].
quiet(P) -> receive {monitor, P, K, X} -> {K, X} after 20 -> quiet end.
take(0) -> ok; take(N) -> receive {m, _} -> take(N - 1) end.
monitor_schedule() -> S = self(), P = spawn(fun() -> receive go -> ok end, S ! {self(), long(300)} end), erlang:system_monitor(S, [{long_schedule, 1}]), P ! go, [{timeout, T}, {in, M}, {out, {M2, _, _}}] = event(P, long_schedule), off(), receive {P, _} -> ok end, events(), [T >= 1, tuple_size({M}), is_atom(M2)].
%% Multiplications that take long and are not interrupted.
long(0) -> 0; long(N) -> (1 bsl (100000 + N)) * (1 bsl 99999) rem 7 + long(N - 1).
monitor_not_itself() -> S = self(), erlang:system_monitor(S, [{large_heap, 20000}]), L = lists:seq(1, 200000), erlang:garbage_collect(), X = quiet(S), off(), events(), {length(L), X}.

%% Blocks of the other schedulers. Every case takes its own ones back.
multi(X) -> erlang:system_flag(multi_scheduling, X).
multi() -> {erlang:system_info(multi_scheduling), [me(P) || P <- erlang:system_info(multi_scheduling_blockers)], [me(P) || P <- erlang:system_info(normal_multi_scheduling_blockers)]}.
blocking_states() -> [multi(), multi(block), multi(), multi(block), multi(), multi(unblock), multi(), multi(unblock), multi(), multi(unblock), multi(block_normal), multi(), multi(block), multi(), multi(unblock_normal), multi(), multi(unblock), multi()].
blocking_others() ->
    S = self(), P = spawn(fun() -> S ! {multi(block), multi() =:= {blocked, [self()], []}}, receive stop -> ok end end), A = receive X -> X end,
    B = multi(block), C = erlang:system_info(multi_scheduling_blockers) =:= [S, P], D = multi(unblock), E = erlang:system_info(multi_scheduling_blockers) =:= [P], F = multi(block_normal), G = multi(unblock_normal), H = ended(P, fun() -> P ! stop end), [A, B, C, D, E, F, G, H, multi()].
%% Nobody runs beside the one who blocks, but in turn with it.
blocking_stops_others() -> Ps = [spawn(fun() -> spin(0) end) || _ <- [1, 2, 3]], A = multi(block), B = lists:usort([(fun() -> erlang:yield(), erlang:system_info(scheduler_id) end)() || _ <- lists:seq(1, 20)]), C = erlang:system_info(schedulers_active), D = multi(unblock), [ended(P, fun() -> exit(P, kill) end) || P <- Ps] ++ [A, B, C, D].
spin(N) -> spin(N + 1).
blocking_ends() -> P = spawn(fun() -> multi(block), multi(block_normal), multi(block), exit({self() =:= hd(erlang:system_info(multi_scheduling_blockers)), erlang:system_info(multi_scheduling)}) end), [ended(P) =/= x, multi(block), multi(unblock), multi()].
blocking_bad() -> [why(?T(multi(?ID(X)))) || X <- [x, 1, true, [], {block}]].
blocking_dirty() -> [multi(block), erts_debug:dirty_io(wait, 1), byte_size(binary:copy(<<"ab">>, 1000000)), multi(unblock)].

%% Figures that depend on the machine: how they belong together.
memory_sums() -> M = erlang:memory(), V = fun(K) -> element(2, lists:keyfind(K, 1, M)) end, [[K || {K, _} <- M], V(total) =:= V(processes) + V(system), V(processes) >= V(processes_used), V(atom) >= V(atom_used), V(system) >= V(atom) + V(binary) + V(code) + V(ets), [K || {K, X} <- M, not is_integer(X) orelse X < 0]].
memory_bad() -> [why(?T(erlang:memory(?ID(X)))) || X <- [x, [x], 1, [total | x], {}]].
memory_items() -> [is_integer(erlang:memory(total)), erlang:memory([]), [K || {K, X} <- erlang:memory([ets, total, atom, ets]), is_integer(X)], [K || K <- [processes, processes_used, system, atom, atom_used, binary, code, ets], not (erlang:memory(K) >= 0)]].
%% 120 MB of persistent terms, one after the other.
memory_of_erased() ->
    Before = erlang:memory(total),
    [begin ok = persistent_term:put(memory_of_erased, lists:seq(N, N + 25000)), true = persistent_term:erase(memory_of_erased) end || N <- lists:seq(1, 300)],
    receive after 50 -> ok end,
    erlang:memory(total) - Before < 60000000.
-define(KINDS, [active_tasks, active_tasks_all, context_switches, exact_reductions, garbage_collection, io, reductions, run_queue, run_queue_lengths, run_queue_lengths_all, run_queues, runtime, total_active_tasks, total_active_tasks_all, total_run_queue_lengths, total_run_queue_lengths_all, wall_clock, scheduler_wall_time, scheduler_wall_time_all, microstate_accounting]).
shape(N) when is_integer(N), N >= 0 -> n; shape(L) when is_list(L) -> {list, lists:usort([shape(X) || X <- L])}; shape(T) when is_tuple(T), tuple_size(T) =< 3 -> list_to_tuple([shape(X) || X <- tuple_to_list(T)]); shape(T) when is_tuple(T) -> many; shape(M) when is_map(M) -> map; shape(X) -> X.
statistics_all() -> [{K, shape(statistics(K))} || K <- ?KINDS -- [run_queues, microstate_accounting]].
statistics_bad() -> [why(?T(statistics(?ID(X)))) || X <- [x, 1, "io", {io}, []]].
statistics_grow() -> {A, _} = statistics(exact_reductions), lists:sum(lists:seq(1, 10000)), {B, D} = statistics(exact_reductions), {G1, W1, 0} = statistics(garbage_collection), erlang:garbage_collect(), {G2, W2, 0} = statistics(garbage_collection), [B > A, D > 0, G2 > G1, W2 >= W1].
flags_bad() -> [{K, why(?T(erlang:system_flag(?ID(K), ?ID(V))))} || {K, Vs} <- [{backtrace_depth, [-1, a]}, {dirty_cpu_schedulers_online, [0, a, 99999]}, {erts_alloc, [x]}, {fullsweep_after, [-1, a]}, {microstate_accounting, [x]}, {min_heap_size, [-1, a]}, {min_bin_vheap_size, [-1, a]}, {max_heap_size, [-1, a]}, {schedulers_online, [0, -1, a, 99999]}, {scheduler_bind_type, [x]}, {scheduler_wall_time, [x]}, {time_offset, [x]}, {trace_control_word, [-1, a]}, {x, [1]}, {1, [1]}], V <- Vs].
flags_values() -> [{K, (fun() -> A = erlang:system_flag(K, V), B = erlang:system_flag(K, A), {A, B} end)()} || {K, V} <- [{backtrace_depth, 3}, {fullsweep_after, 7}, {min_heap_size, 1000}, {min_bin_vheap_size, 100000}, {trace_control_word, 17}, {scheduler_wall_time, true}, {outstanding_system_requests_limit, 9}]].

%% What the machine logs, of those processes that the case makes.
logging(F) -> Old = erlang:system_flag(system_logger, self()), try F() after erlang:system_flag(system_logger, Old) end.
logged(P) -> receive {log, L, Format, Args, #{pid := P, time := T, gl := GL} = M} -> {L, Format, Args, maps:get(error_logger, M), map_size(M), is_integer(T), GL =:= group_leader()} after 5000 -> none end.
logged_errors() -> logging(fun() -> [begin {P, R} = spawn_monitor(F), X = receive {'DOWN', R, process, P, Y} -> Y after 5000 -> timeout end, {error, Format, [P, Z], M, Size, A, B} = logged(P), {Format, Z =:= X, element(1, Z), M, Size, A, B} end || F <- [fun() -> error(oops) end, fun() -> 1 / ?ID(0) end, fun() -> throw(ball) end, fun() -> error({a, "long", 2.5}, [x]) end, fun() -> a = ?ID(b) end]] end).
logged_not() -> logging(fun() -> [begin {P, R} = spawn_monitor(F), X = receive {'DOWN', R, process, P, Y} -> Y after 5000 -> timeout end, {X, receive {log, _, _, _, #{pid := P}} = L -> L after 10 -> quiet end} end || F <- [fun() -> exit(oops) end, fun() -> ok end, fun() -> exit(normal) end, fun() -> exit(self(), x), receive after 100 -> ok end end, fun() -> exit(self(), kill) end]] end).
grow(L) -> grow([L, {a, b, c} | L]).
logged_heap() -> logging(fun() -> {P, R} = spawn_opt(fun() -> grow([]) end, [monitor, {max_heap_size, #{size => 5000, kill => true, error_logger => true}}]), X = receive {'DOWN', R, process, P, Y} -> Y after 5000 -> timeout end, {error, Format, [P, Max, Total, Kill, Log, Len, Info, Trace], M, _, _, _} = logged(P), [X, Format, Max, Total > 5000, Kill, Log, Len, [K || {K, V} <- Info, is_integer(V)], is_list(Trace), M] end).
logged_heap_not() -> logging(fun() -> {P, R} = spawn_opt(fun() -> grow([]) end, [monitor, {max_heap_size, #{size => 5000, kill => true, error_logger => false}}]), X = receive {'DOWN', R, process, P, Y} -> Y after 5000 -> timeout end, {X, receive {log, _, _, _, #{pid := P}} = L -> L after 10 -> quiet end} end).
