%% Processes: spawn, send, receive with all its forms, registered names, exits, timers, aliases and what a process
%% says of itself. Nothing here depends on the order in which two other processes run.
-module(procs).
-include("diff.hrl").

cases() ->
    [self_send, send_order, selective, selective_skips, receive_guards, receive_nested, after_zero, after_timeout, after_infinity, after_expression, after_bad, receive_only_after, flush_all, ping_pong, ring_of_processes, many_messages, big_messages, message_copies, spawn_forms, spawn_fun_env, spawn_bad,
     spawn_opt_forms, exit_normal, exit_by_error, exit_2_kill, exit_2_trapped, exit_2_forms, aliveness, register_all, register_bad, registered_list, send_to_name, send_3, send_returns, send_bad, bang_operators, make_ref_marker, marker_loop, call_reply, gen_call_like, process_flag_all, process_flag_bad, process_info_self, process_info_list, process_info_bad, process_info_other, pid_text, ref_text, group_leader_self, group_leader_other, exit_signals,
     send_after_self, start_timer_self, cancel_timer_all, read_timer_all, timer_options, timer_bad, alias_all, hibernate_wakes, process_dictionary_is_own, reductions_yield, deep_stack_in_process, exit_in_process, receive_in_fun, mailbox_of_floats, state_machine, parallel_map, server_loop, message_queue_len, links_free_exit_reason, receive_tuple_arity, receive_and_gc, drop_all_else, timeouts_ordered, send_self_many, bump, processes_list, spawn_request_forms, halting_children, priority_all, node_all, bad_timeout_and_after].

flush() -> receive M -> [M | flush()] after 0 -> [] end.
%% Waits until the process is gone.
gone(P) -> gone(P, 2000).
gone(_, 0) -> still_there;
gone(P, N) -> case is_process_alive(P) of true -> receive after 1 -> ok end, gone(P, N - 1); false -> gone end.
%% Runs F in a process; its result is the answer.
in(F) -> S = self(), R = make_ref(), spawn(fun() -> S ! {R, difftest:t(F)} end), receive {R, X} -> X after 5000 -> timeout end.

self_send() -> self() ! hello, self() ! {world, 1}, [receive hello -> got_hello end, receive {world, N} -> N end].
send_order() -> [self() ! I || I <- lists:seq(1, 10)], flush().
selective() -> [self() ! M || M <- [a, b, {c, 1}, d]], X = receive {c, N} -> N end, Y = receive d -> d end, [X, Y | flush()].
selective_skips() -> [self() ! {I rem 3, I} || I <- lists:seq(1, 30)], A = [receive {0, X} -> X end || _ <- lists:seq(1, 10)], B = [receive {2, X} -> X end || _ <- lists:seq(1, 10)], {A, B, flush()}.
receive_guards() -> [self() ! M || M <- [5, 15, a, "s", 25]], A = receive N when is_integer(N), N > 10 -> N end, B = receive X when is_atom(X); is_list(X) -> X end, {A, B, flush()}.
receive_nested() -> self() ! outer, self() ! inner, self() ! {left, 1}, R = receive outer -> receive inner -> receive {left, X} -> {all, X} end end end, {R, flush()}.
after_zero() -> A = receive x -> x after 0 -> none end, self() ! y, B = receive x -> x after 0 -> none end, C = receive y -> y after 0 -> none end, {A, B, C}.
after_timeout() -> T0 = erlang:monotonic_time(millisecond), R = receive x -> x after 20 -> timed_out end, T = erlang:monotonic_time(millisecond) - T0, {R, T >= 20, T < 5000}.
after_infinity() -> self() ! m, receive m -> got after infinity -> never end.
after_expression() -> T = ?ID(5), [receive x -> x after T * 2 -> ok end, receive x -> x after ?ID(0) -> zero end].
after_bad() -> [?T(receive x -> x after ?ID(T) -> ok end) || T <- [-1, a, 1.0, 1 bsl 40, 1 bsl 70, [], "5"]].
receive_only_after() -> [receive after 1 -> a end, receive after 0 -> b end].
flush_all() -> self() ! 1, self() ! {2}, self() ! [3], A = flush(), {A, flush()}.
ping_pong() -> S = self(), P = spawn(fun Loop() -> receive {ping, N} -> S ! {pong, N}, Loop(); stop -> ok end end), R = [begin P ! {ping, N}, receive {pong, N} -> N end end || N <- lists:seq(1, 50)], P ! stop, {lists:sum(R), gone(P)}.
ring_of_processes() -> S = self(), Last = lists:foldl(fun(_, Next) -> spawn(fun() -> receive X -> Next ! X + 1 end end) end, S, lists:seq(1, 200)), Last ! 0, receive X -> X after 5000 -> timeout end.
many_messages() -> S = self(), P = spawn(fun() -> S ! {sum, lists:sum([receive {n, X} -> X end || _ <- lists:seq(1, 5000)])} end), [P ! {n, I} || I <- lists:seq(1, 5000)], receive {sum, X} -> X after 5000 -> timeout end.
big_messages() -> in(fun() -> L = lists:seq(1, 20000), {length(L), lists:sum(L)} end).
message_copies() -> B = binary:copy(<<"shared">>, 100), M = #{k => [1, {2}], b => B, f => 1.5, i => 1 bsl 100, n => maps:from_keys(lists:seq(1, 50), x)}, S = self(), P = spawn(fun() -> receive X -> S ! {back, X} end end), P ! M, receive {back, Y} -> {Y =:= M, byte_size(maps:get(b, Y)), maps:get(i, Y)} after 5000 -> timeout end.
spawn_forms() -> S = self(), [spawn(fun() -> S ! a end), spawn(?MODULE, tell, [S, b]), spawn(erlang, send, [S, c]), spawn(node(), fun() -> S ! d end), spawn(node(), ?MODULE, tell, [S, e])], lists:sort([receive X -> X after 5000 -> timeout end || _ <- [1, 2, 3, 4, 5]]).
tell(P, X) -> P ! X.
spawn_fun_env() -> X = ?ID(1), Y = ?ID([y]), Z = ?ID(<<"z">>), S = self(), spawn(fun() -> S ! {X, Y, Z} end), receive R -> R after 5000 -> timeout end.
spawn_bad() -> [?T(spawn(?ID(a))), ?T(spawn(?ID(1), f, [])), ?T(spawn(m, ?ID(1), [])), ?T(spawn(m, f, ?ID(x))), ?T(spawn(m, f, ?ID([1 | 2])))].
spawn_opt_forms() -> S = self(), [spawn_opt(fun() -> S ! {o, I} end, O) || {I, O} <- [{1, []}, {2, [{min_heap_size, 1000}]}, {3, [{fullsweep_after, 0}]}, {4, [{priority, low}]}, {5, [{min_bin_vheap_size, 100}, {message_queue_data, on_heap}]}, {6, [{max_heap_size, 0}]}]], spawn_opt(?MODULE, tell, [S, {o, 7}], [{priority, high}]), [lists:sort([receive {o, I} -> I after 5000 -> timeout end || _ <- lists:seq(1, 7)]), ?T(spawn_opt(fun() -> ok end, ?ID([bad]))), ?T(spawn_opt(fun() -> ok end, ?ID([{priority, x}]))), ?T(spawn_opt(fun() -> ok end, ?ID(x)))].
exit_normal() -> P = spawn(fun() -> ok end), Q = spawn(fun() -> exit(normal) end), {gone(P), gone(Q)}.
exit_by_error() -> P = spawn(fun() -> exit(oops) end), Q = spawn(fun() -> throw_away(?ID(1)) end), {gone(P), gone(Q)}.
throw_away(_) -> exit({shutdown, x}).
exit_2_kill() -> P = spawn(fun() -> receive never -> ok end end), true = exit(P, kill), {gone(P), exit(P, kill)}.
exit_2_trapped() -> in(fun() -> process_flag(trap_exit, true), exit(self(), boo), receive {'EXIT', P, R} -> {P =:= self(), R} after 1000 -> none end end).
exit_2_forms() -> P = spawn(fun() -> receive never -> ok end end), exit(P, normal), A = is_process_alive(P), exit(P, reason), [A, gone(P), ?T(exit(?ID(a), b)), ?T(exit(?ID(1), kill))].
aliveness() -> P = spawn(fun() -> receive stop -> ok end end), A = is_process_alive(P), P ! stop, [A, gone(P), is_process_alive(self()), ?T(is_process_alive(?ID(a)))].
register_all() -> true = register(dt_name, self()), A = whereis(dt_name) =:= self(), dt_name ! via_name, B = receive via_name -> ok end, C = lists:member(dt_name, registered()), true = unregister(dt_name), [A, B, C, whereis(dt_name), lists:member(dt_name, registered())].
register_bad() -> register(dt_b, self()), R = [?T(register(?ID(dt_b), self())), ?T(register(dt_c, ?ID(self()))), ?T(register(?ID(undefined), self())), ?T(register(?ID(1), self())), ?T(register(x, ?ID(a)))], unregister(dt_b), [case X of {error, badarg, {erlang, F, _, I}} -> {F, I}; Y -> Y end || X <- R] ++ [?T(unregister(?ID(dt_none))), ?T(unregister(?ID(1))), ?T(whereis(?ID(1)))].
registered_list() -> P = spawn(fun() -> receive stop -> ok end end), register(dt_r, P), A = {lists:member(dt_r, registered()), process_info(P, registered_name)}, exit(P, kill), {A, gone(P), await_undefined(dt_r, 1000)}.
await_undefined(_, 0) -> still; await_undefined(N, C) -> case whereis(N) of undefined -> undefined; _ -> receive after 1 -> ok end, await_undefined(N, C - 1) end.
send_to_name() -> register(dt_s, self()), dt_s ! a, erlang:send(dt_s, b), {dt_s, node()} ! c, unregister(dt_s), [flush(), ?T(?ID(dt_s) ! x), ?T(erlang:send(?ID(dt_s), y)), {dt_nobody, node()} ! z].
send_3() -> [erlang:send(self(), a, []), erlang:send(self(), b, [nosuspend]), erlang:send(self(), c, [noconnect]), erlang:send(self(), d, [noconnect, nosuspend]), ?T(erlang:send(self(), e, ?ID([bad]))), ?T(erlang:send(?ID(dt_nil), e, [])), flush()].
send_returns() -> [self() ! {x, 1}, erlang:send(self(), y), (self() ! z) =:= z | flush()].
send_bad() -> [?T(?ID(1) ! a), ?T(?ID("x") ! a), ?T(?ID({a, b, c}) ! a), ?T(?ID({}) ! a), ?T(?ID(<<>>) ! a), ?B(erlang, '!', [1, a]), ?B(erlang, send, [1.5, a])].
bang_operators() -> self() ! self() ! twice, flush().
make_ref_marker() -> [self() ! {old, I} || I <- lists:seq(1, 100)], R = make_ref(), self() ! {R, answer}, A = receive {R, X} -> X end, {A, length(flush())}.
marker_loop() -> S = self(), P = spawn(fun Loop() -> receive {S1, R, N} -> S1 ! {R, N * 2}, Loop(); stop -> ok end end), [self() ! noise || _ <- lists:seq(1, 50)], R = [begin Ref = make_ref(), P ! {S, Ref, I}, receive {Ref, X} -> X after 2000 -> timeout end end || I <- lists:seq(1, 20)], P ! stop, {R, length(flush())}.
call(P, Q) -> R = make_ref(), P ! {call, self(), R, Q}, receive {R, A} -> A after 2000 -> timeout end.
call_reply() -> P = spawn(fun() -> serve(0) end), R = [call(P, {add, I}) || I <- [1, 2, 3]], {R, call(P, get), call(P, stop), gone(P)}.
serve(N) -> receive {call, F, R, {add, I}} -> F ! {R, ok}, serve(N + I); {call, F, R, get} -> F ! {R, N}, serve(N); {call, F, R, stop} -> F ! {R, stopped} end.
gen_call_like() -> S = self(), P = spawn(fun() -> receive {'$gen_call', {From, Tag}, Req} -> From ! {Tag, {reply, Req}} end end), Tag = make_ref(), P ! {'$gen_call', {S, Tag}, hello}, receive {Tag, R} -> R after 2000 -> timeout end.
process_flag_all() -> in(fun() -> [process_flag(trap_exit, true), process_flag(trap_exit, false), is_integer(process_flag(min_heap_size, 500)), process_flag(priority, normal), process_flag(error_handler, error_handler), is_integer(process_flag(fullsweep_after, 10)), process_flag(message_queue_data, off_heap), is_map(process_flag(max_heap_size, 0)), process_flag(save_calls, 0), process_flag(sensitive, false), process_flag(async_dist, false), is_integer(process_flag(min_bin_vheap_size, 1000))] end).
process_flag_bad() -> in(fun() -> ?BS(erlang, process_flag, [[trap_exit, x], [bad, 1], [priority, x], [min_heap_size, -1], [error_handler, 1], [save_calls, a], [1, 1]]) end).
process_info_self() -> in(fun() -> put(a, 1), self() ! m1, self() ! m2, P = self(), [process_info(P, dictionary), process_info(P, message_queue_len), process_info(P, messages), process_info(P, trap_exit), process_info(P, status), process_info(P, links), process_info(P, priority), process_info(P, registered_name), process_info(P, error_handler), process_info(P, monitors), process_info(P, monitored_by), process_info(P, suspending), element(1, process_info(P, current_function)), element(1, process_info(P, initial_call)), element(1, process_info(P, heap_size)), element(1, process_info(P, reductions)), element(1, process_info(P, memory)), element(1, process_info(P, garbage_collection)), element(1, process_info(P, current_stacktrace)), element(1, process_info(P, binary)), element(1, process_info(P, total_heap_size)), element(1, process_info(P, stack_size)), element(1, process_info(P, current_location)), process_info(P, {dictionary, a}), process_info(P, {dictionary, zz}), process_info(P, last_calls), process_info(P, message_queue_data), process_info(P, catchlevel), element(1, process_info(P, group_leader)), element(1, process_info(P, parent)), process_info(P, label)] end).
process_info_list() -> in(fun() -> put(x, y), [process_info(self(), [dictionary, message_queue_len, trap_exit]), process_info(self(), []), lists:sort([K || {K, _} <- process_info(self())])] end).
process_info_bad() -> [?T(process_info(?ID(a))), ?T(process_info(self(), ?ID(bad))), ?T(process_info(self(), ?ID([bad]))), ?T(process_info(?ID(1), links)), begin P = spawn(fun() -> ok end), gone(P), {process_info(P), process_info(P, links), process_info(P, [links])} end] -- [x] =/= [].
process_info_other() -> P = spawn(fun() -> put(k, v), receive stop -> ok end end), P ! a, P ! b, receive after 20 -> ok end, R = [process_info(P, message_queue_len), process_info(P, messages), process_info(P, dictionary), process_info(P, status), process_info(P, [trap_exit, links])], P ! stop, R.
pid_text() -> L = pid_to_list(self()), [hd(L), lists:last(L), list_to_pid(L) =:= self(), length(string:lexemes(L, "<.>"))] ++ ?BS(erlang, list_to_pid, [["<0.x.0>"], [""], ["0.1.0"], [a]]) ++ [?B(erlang, pid_to_list, [a])].
ref_text() -> R = make_ref(), L = ref_to_list(R), [lists:prefix("#Ref<", L), list_to_ref(L) =:= R, length(string:lexemes(L, "<.>"))] ++ ?BS(erlang, list_to_ref, [["#Ref<>"], ["x"], [a]]) ++ [?B(erlang, ref_to_list, [a]), is_port(list_to_port("#Port<0.7>")), port_to_list(list_to_port("#Port<0.7>")), ?B(erlang, list_to_port, ["#Port<x>"]), ?B(erlang, port_to_list, [a])].
group_leader_self() -> [is_pid(group_leader()), in(fun() -> group_leader() =:= ?ID(group_leader()) end), in(fun() -> group_leader(self(), self()), group_leader() =:= self() end), ?T(group_leader(?ID(a), self()))] -- [z].
send_after_self() -> R = erlang:send_after(10, self(), ?ID({timer, 1})), A = receive {timer, N} -> N after 3000 -> timeout end, [is_reference(R), A].
start_timer_self() -> R = erlang:start_timer(5, self(), msg), receive {timeout, R, M} -> M after 3000 -> timeout end.
cancel_timer_all() -> R = erlang:send_after(60000, self(), x), L = erlang:cancel_timer(R), [is_integer(L) andalso L > 1000, erlang:cancel_timer(R), erlang:cancel_timer(make_ref()), begin T = erlang:start_timer(60000, self(), y), erlang:cancel_timer(T, [{async, false}, {info, false}]) end, begin T2 = erlang:start_timer(60000, self(), y), erlang:cancel_timer(T2, [{async, true}, {info, true}]), receive {cancel_timer, T2, V} -> is_integer(V) after 3000 -> timeout end end, flush()].
read_timer_all() -> R = erlang:send_after(60000, self(), x), L = erlang:read_timer(R), erlang:cancel_timer(R), [is_integer(L), erlang:read_timer(R), erlang:read_timer(make_ref(), []), begin T = erlang:start_timer(60000, self(), y), erlang:read_timer(T, [{async, true}]), X = receive {read_timer, T, V} -> is_integer(V) after 3000 -> timeout end, erlang:cancel_timer(T), X end].
timer_options() -> M = erlang:monotonic_time(millisecond), R = erlang:send_after(M + 10, self(), abs1, [{abs, true}]), A = receive abs1 -> got after 3000 -> timeout end, T = erlang:start_timer(M, self(), past, [{abs, true}]), B = receive {timeout, T, past} -> got after 3000 -> timeout end, [is_reference(R), A, B, begin register(dt_t, self()), erlang:send_after(1, dt_t, named), X = receive named -> got after 3000 -> timeout end, unregister(dt_t), X end].
timer_bad() -> [case ?T(F()) of {error, E, {M, N, _, I}} -> {E, M, N, I}; X -> X end || F <- [fun() -> erlang:send_after(-1, self(), x) end, fun() -> erlang:send_after(a, self(), x) end, fun() -> erlang:start_timer(1, 1, x) end, fun() -> erlang:send_after(1 bsl 70, self(), x) end, fun() -> erlang:cancel_timer(a) end, fun() -> erlang:read_timer(1) end, fun() -> erlang:send_after(1, self(), x, [bad]) end, fun() -> erlang:cancel_timer(make_ref(), [bad]) end]].
alias_all() -> A = alias(), A ! one, B = receive one -> got after 1000 -> none end, C = unalias(A), A ! two, D = receive two -> got after 20 -> dropped end, E = alias([reply]), E ! three, F = receive three -> got after 1000 -> none end, E ! four, G = receive four -> got after 20 -> dropped end, [is_reference(A), B, C, D, F, G, unalias(A), unalias(make_ref()), ?T(alias(?ID([bad]))), ?T(unalias(?ID(a)))].
hibernate_wakes() -> S = self(), P = spawn(fun() -> put(k, v), erlang:hibernate(?MODULE, woken, [S, [1, {2}]]) end), receive after 10 -> ok end, P ! wake, receive {woken, X} -> X after 3000 -> timeout end.
woken(S, X) -> receive wake -> S ! {woken, {X, get(k)}} end.
process_dictionary_is_own() -> put(dk, mine), X = in(fun() -> A = get(dk), put(dk, theirs), {A, get(dk)} end), {X, erase(dk)}.
spin(0, A) -> A; spin(N, A) -> spin(N - 1, A + N).
reductions_yield() -> S = self(), P = spawn(fun() -> S ! {spun, spin(2000000, 0)} end), A = spin(100000, 0), {A, receive {spun, X} -> X after 20000 -> timeout end, gone(P)}.
deepf(0) -> 0; deepf(N) -> 1 + deepf(N - 1).
deep_stack_in_process() -> in(fun() -> deepf(300000) end).
exit_in_process() -> [in(fun() -> exit(x) end), in(fun() -> throw(y) end), in(fun() -> hd(?ID([])) end)].
receive_in_fun() -> F = fun(T) -> receive {T, X} -> X after 0 -> none end end, self() ! {b, 2}, self() ! {a, 1}, [F(a), F(c), F(b)].
mailbox_of_floats() -> [self() ! M || M <- [1.5, 1, 1.0, <<1>>, [1]]], A = receive 1.0 -> f end, B = receive 1 -> i end, C = receive X when is_float(X) -> X end, {A, B, C, flush()}.
state_machine() -> P = spawn(fun() -> off(0) end), [P ! M || M <- [press, press, press, {query, self()}]], receive {state, S, N} -> P ! stop, {S, N} after 2000 -> timeout end.
off(N) -> receive press -> on(N + 1); {query, P} -> P ! {state, off, N}, off(N); stop -> ok end.
on(N) -> receive press -> off(N + 1); {query, P} -> P ! {state, on, N}, on(N); stop -> ok end.
parallel_map() -> S = self(), Rs = [begin R = make_ref(), spawn(fun() -> S ! {R, I * I} end), R end || I <- lists:seq(1, 100)], lists:sum([receive {R, X} -> X after 5000 -> 0 end || R <- Rs]).
server_loop() -> P = spawn(fun() -> kv(#{}) end), [P ! {put, I, I * 2} || I <- lists:seq(1, 100)], R = [begin P ! {get, self(), I}, receive {val, V} -> V after 2000 -> timeout end end || I <- [1, 50, 100, 101]], exit(P, kill), R.
kv(M) -> receive {put, K, V} -> kv(M#{K => V}); {get, F, K} -> F ! {val, maps:get(K, M, none)}, kv(M) end.
message_queue_len() -> in(fun() -> [self() ! I || I <- lists:seq(1, 7)], A = process_info(self(), message_queue_len), receive 3 -> ok end, {A, process_info(self(), message_queue_len)} end).
links_free_exit_reason() -> S = self(), P = spawn(fun() -> R = (catch exit({a, "b", #{c => 1}})), S ! {reason, R} end), receive {reason, R} -> {R, gone(P)} after 2000 -> timeout end.
receive_tuple_arity() -> [self() ! M || M <- [{a}, {a, b}, {a, b, c}, {}, a]], A = receive {_, _, X} -> X end, B = receive {} -> empty end, C = receive {Y, _} -> Y end, {A, B, C, flush()}.
receive_and_gc() -> self() ! {big, lists:seq(1, 1000)}, _ = lists:seq(1, 20000), erlang:garbage_collect(), receive {big, L} -> lists:sum(L) after 0 -> none end.
drop_all_else() -> P = spawn(fun Loop() -> receive {ping, S} -> S ! pong, Loop(); stop -> ok; _ -> Loop() end end), [P ! X || X <- [junk, {ping}, 1, "x"]], P ! {ping, self()}, R = receive pong -> pong after 2000 -> timeout end, P ! stop, {R, gone(P)}.
timeouts_ordered() -> [erlang:send_after(T, self(), {t, T}) || T <- [60, 5, 30]], [receive {t, X} -> X after 3000 -> timeout end || _ <- [1, 2, 3]].
send_self_many() -> [self() ! {I} || I <- lists:seq(1, 20000)], X = receive {19999} -> last_but_one end, {X, length(flush())}.
bump() -> [erlang:bump_reductions(100), ?T(erlang:bump_reductions(?ID(-1))), ?T(erlang:bump_reductions(?ID(a))), erlang:yield()].
processes_list() -> [lists:member(self(), processes()), length(processes()) > 0, erlang:system_info(process_count) >= 1].
spawn_request_forms() -> S = self(), R = erlang:spawn_request(fun() -> S ! req end), A = receive {spawn_reply, R, ok, P} -> is_pid(P) after 2000 -> timeout end, B = receive req -> got after 2000 -> timeout end, [A, B, erlang:spawn_request_abandon(make_ref()), ?T(erlang:spawn_request(?ID(a)))].
halting_children() -> Ps = [spawn(fun() -> receive die -> ok end end) || _ <- lists:seq(1, 50)], [P ! die || P <- Ps], lists:usort([gone(P) || P <- Ps]).
priority_all() -> in(fun() -> [process_flag(priority, P) || P <- [low, normal, high, normal]] end).
node_all() -> [node(), node(self()), node(make_ref()), ?T(node(?ID(a))), erlang:is_alive(), nodes(), erlang:get_cookie(), nodes(known) =:= [node()]].
group_leader_other() -> S = self(), P = spawn(fun() -> receive go -> S ! {gl, group_leader() =:= S} end end), [group_leader(self(), P), begin P ! go, receive {gl, X} -> X after 3000 -> timeout end end, gone(P)].
exit_signals() -> P = spawn(fun() -> receive never -> ok end end), [erlang:exit_signal(P, kill), gone(P), why(?T(erlang:exit_signal(?ID(a), b)))].
why({C, R, {M, F, _, _}}) -> {C, R, M, F}; why(X) -> X.
%% After a bad timeout the next receive begins at the queue's start.
bad_timeout_and_after() -> self() ! init, A = try receive blipp -> ok after ?ID(blupp) -> ok end catch C:R -> {C, R} end, [A, receive init -> found after 100 -> lost end].
