%% What two nodes have to do with each other. `main([Mode])` runs on one of them; the other is started by who starts this, and has
%% the name that comes with it. What is printed is the same whichever machines the two nodes are.
-module(distribution).
-export([main/1, wait/0, echo/1, apply_later/2, trap/1, serve/0, init/1, handle_call/3, handle_cast/2]).
-behaviour(gen_server).

%% The other node: until it is told to stop, or the one who knows of it goes.
wait() ->
    register(waiting, self()),
    {ok, _} = gen_server:start({local, server}, ?MODULE, other, []),
    io:format("~s~n", [node()]),
    receive stop -> halt() end.

%% `Other` is the name of the other node.
main([Other]) ->
    Tests = [fun ping/1, fun sends/1, fun names/1, fun terms/1, fun large/1, fun order/1, fun links/1, fun unlinks/1, fun monitors/1,
             fun name_monitors/1, fun exits/1, fun spawns/1, fun requests/1, fun aliases/1, fun leaders/1, fun calls/1, fun servers/1,
             fun globals/1, fun remote_info/1, fun busy/1, fun down/1, fun nowhere/1],
    [test(Test, Other) || Test <- Tests],
    halt().

test(Test, Other) ->
    {name, Name} = erlang:fun_info(Test, name),
    Result = try Test(Other) catch Class:Reason:Trace -> {Class, Reason, Trace} end,
    io:format("~p: ~p~n", [Name, Result]).

next() -> receive M -> M after 20000 -> timeout end.

%% Pids and the like of another node, and names of nodes, as what they are.
plain(Pid) when is_pid(Pid), node(Pid) =:= node() -> own;
plain(Pid) when is_pid(Pid) -> other;
plain(Ref) when is_reference(Ref) -> reference;
plain(Port) when is_port(Port) -> port;
plain(Tuple) when is_tuple(Tuple) -> list_to_tuple(plain(tuple_to_list(Tuple)));
plain([H | T]) -> [plain(H) | plain(T)];
plain(Node) when Node =:= node() -> here;
plain(Atom) when is_atom(Atom) -> case lists:member($@, atom_to_list(Atom)) of true -> there; false -> Atom end;
plain(Term) -> Term.

echo(To) -> receive {echo, From, M} -> From ! {echoed, M}, echo(To); stop -> ok end.
serve() -> receive M -> exit(M) end.
trap(To) -> process_flag(trap_exit, true), To ! {trapping, self()}, receive M -> To ! {got, M} end.
apply_later(To, F) -> To ! {started, self()}, receive go -> F() end.

ping(Other) ->
    Before = nodes(),
    {net_adm:ping(Other), Before, nodes() =:= [Other], is_alive(), net_adm:ping('nobody@nowhere'), net_adm:ping(node())}.

echo_of(Other, Term) ->
    Pid = spawn(Other, ?MODULE, echo, [self()]),
    Pid ! {echo, self(), Term},
    receive {echoed, M} -> Pid ! stop, M after 30000 -> timeout end.

sends(Other) ->
    Pid = spawn(Other, ?MODULE, echo, [self()]),
    Pid ! {echo, self(), hello},
    R1 = next(),
    erlang:send(Pid, {echo, self(), again}),
    R2 = next(),
    R3 = erlang:send(Pid, {echo, self(), thrice}, [nosuspend, noconnect]),
    R4 = next(),
    R5 = erlang:send({nobody, 'not@there'}, x, [noconnect]),
    Pid ! stop,
    [R1, R2, R3, R4, R5, node(Pid) =:= Other, is_pid(Pid)].

names(Other) ->
    Pid = spawn(Other, ?MODULE, echo, [self()]),
    true = rpc:call(Other, erlang, register, [echo, Pid]),
    {echo, Other} ! {echo, self(), by_name},
    R = next(),
    {nobody_of_that_name, Other} ! lost,
    {echo, node()} ! lost,
    {echo, Other} ! stop,
    [R, catch ('no_name_here' ! x)] =:= [{echoed, by_name}, {'EXIT', badarg}] orelse R.

terms(Other) ->
    {ok, Port} = gen_udp:open(0),
    Bits = <<1:3, 7:5, 5:4>>,
    F = fun(X) -> {X, Bits} end,
    Terms = [0, -1, 255, 256, 1 bsl 31, -(1 bsl 40), 1 bsl 100, -(1 bsl 3000), 1.5, -0.25, a, 'ätt', '', "text", "ünï", [], [a | b],
             {}, {1, {2}}, <<>>, <<"binary">>, Bits, binary:copy(<<"large">>, 100), #{}, #{a => 1, "b" => [2]},
             maps:from_list([{I, I * I} || I <- lists:seq(1, 100)]), self(), make_ref(), Port, fun lists:map/2, alias(), node(),
             lists:seq(1, 300), lists:duplicate(300, 1000), list_to_tuple(lists:seq(1, 300))],
    Good = [T || T <- Terms, echo_of(Other, T) =:= T],
    Back = echo_of(Other, F),
    gen_udp:close(Port),
    [length(Terms) - length(Good), Back(1), Back =:= F, node(echo_of(Other, self())) =:= node(),
     plain(echo_of(Other, rpc:call(Other, erlang, whereis, [waiting])))].

large(Other) ->
    Binary = rand_bytes(5_000_000),
    List = lists:seq(1, 300_000),
    Nested = lists:foldl(fun(I, Acc) -> {I, Acc} end, [], lists:seq(1, 100_000)),
    [echo_of(Other, T) =:= T || T <- [Binary, List, Nested, [Binary, {List, Binary}]]].

rand_bytes(N) ->
    Part = list_to_binary([(I * 7919) band 255 || I <- lists:seq(1, 1000)]),
    binary:copy(Part, N div 1000).

order(Other) ->
    Self = self(),
    Pid = spawn(Other, fun() -> [Self ! I || I <- lists:seq(1, 2000)], exit(done) end),
    Ref = monitor(process, Pid),
    All = collect([]),
    receive {'DOWN', Ref, process, _, Reason} -> ok end,
    [All =:= lists:seq(1, 2000), lists:member(Reason, [done, noproc])].

collect(Acc) when length(Acc) =:= 2000 -> lists:reverse(Acc);
collect(Acc) -> receive I when is_integer(I) -> collect([I | Acc]) after 20000 -> lists:reverse(Acc) end.

links(Other) ->
    process_flag(trap_exit, true),
    P1 = spawn_link(Other, ?MODULE, serve, []),
    {links, Links} = process_info(self(), links),
    P1 ! {reason, [1, 2]},
    R1 = next(),
    P2 = spawn(Other, ?MODULE, trap, [self()]),
    {trapping, P2} = next(),
    Own = spawn(fun() -> link(P2), exit(bye) end),
    R2 = next(),
    link(P1),
    R3 = next(),
    P4 = spawn_link(Other, fun() -> ok end),
    R4 = next(),
    process_flag(trap_exit, false),
    {Pid5, Ref5} = spawn_monitor(fun() -> P = spawn_link(Other, ?MODULE, serve, []), P ! {dead, self()}, receive x -> ok end end),
    R5 = next(),
    {lists:member(P1, Links), plain([R1, R2, R3, R4, R5]), R2 =:= {got, {'EXIT', Own, bye}}, R4 =:= {'EXIT', P4, normal},
     element(2, R5) =:= Ref5, element(4, R5) =:= Pid5}.

unlinks(Other) ->
    process_flag(trap_exit, true),
    P = spawn_link(Other, ?MODULE, serve, []),
    unlink(P),
    link(P),
    unlink(P),
    unlink(P),
    Ref = monitor(process, P),
    P ! x,
    R = next(),
    process_flag(trap_exit, false),
    [R =:= {'DOWN', Ref, process, P, x}, process_info(self(), messages), process_info(self(), links) =:= {links, []}].

monitors(Other) ->
    P1 = spawn(Other, ?MODULE, serve, []),
    M1 = monitor(process, P1),
    {monitors, [{process, P1}]} = process_info(self(), monitors),
    P1 ! {big, binary:copy(<<"reason">>, 50000)},
    {'DOWN', M1, process, P1, {big, Big}} = next(),
    M2 = monitor(process, P1),
    R2 = next(),
    P3 = spawn(Other, ?MODULE, echo, [self()]),
    M3 = monitor(process, P3),
    P3 ! {echo, self(), sync},
    {echoed, sync} = next(),
    By = rpc:call(Other, erlang, process_info, [P3, monitored_by]),
    demonitor(M3),
    P3 ! {echo, self(), sync},
    {echoed, sync} = next(),
    None = rpc:call(Other, erlang, process_info, [P3, monitored_by]),
    {P4, M4} = spawn_monitor(Other, ?MODULE, serve, []),
    P4 ! four,
    R4 = next(),
    M5 = monitor(process, P3, [{tag, tagged}]),
    P3 ! stop,
    R5 = next(),
    {byte_size(Big), plain([R2, By, None, R4, R5]), element(2, R2) =:= M2, element(2, R4) =:= M4, element(2, R5) =:= M5,
     process_info(self(), monitors)}.

name_monitors(Other) ->
    M1 = monitor(process, {no_such_name, Other}),
    R1 = next(),
    P2 = spawn(Other, ?MODULE, serve, []),
    true = rpc:call(Other, erlang, register, [named, P2]),
    M2 = monitor(process, {named, Other}),
    M3 = monitor(process, {named, Other}),
    Info = process_info(self(), monitors),
    demonitor(M3, [flush]),
    {named, Other} ! over,
    R2 = next(),
    {plain([R1, R2, Info]), element(2, R1) =:= M1, element(2, R2) =:= M2, next_now()}.

next_now() -> receive M -> M after 0 -> nothing end.

exits(Other) ->
    P1 = spawn(Other, ?MODULE, serve, []),
    M1 = monitor(process, P1),
    exit(P1, go_away),
    R1 = next(),
    P2 = spawn(Other, ?MODULE, trap, [self()]),
    {trapping, P2} = next(),
    exit(P2, normal),
    R2 = next(),
    P3 = spawn(Other, ?MODULE, trap, [self()]),
    {trapping, P3} = next(),
    M3 = monitor(process, P3),
    exit(P3, kill),
    R3 = next(),
    {plain([R1, R2, R3]), element(2, R1) =:= M1, element(2, R3) =:= M3}.

spawns(Other) ->
    Self = self(),
    P1 = spawn(Other, fun() -> Self ! {here, node(), group_leader() =:= group_leader()} end),
    R1 = next(),
    P2 = spawn_opt(Other, ?MODULE, apply_later, [Self, fun() -> exit(two) end], [{priority, high}]),
    {started, P2} = next(),
    Info = rpc:call(Other, erlang, process_info, [P2, [priority, initial_call, parent]]),
    P2 ! go,
    {P3, M3} = spawn_opt(Other, fun() -> exit(three) end, [monitor, {max_heap_size, 10_000_000}]),
    R3 = next(),
    R4 = (catch spawn_opt(Other, fun() -> ok end, [no_such_option])),
    P5 = spawn(Other, no_such_module, f, [1]),
    M5 = monitor(process, P5),
    R5 = next(),
    R6 = (catch spawn(Other, ?MODULE, 7, [])),
    {plain([R1, node(P1), Info, R3, first(R4), reason_kind(R5), first(R6)]), element(2, R3) =:= M3, is_pid(P3), element(2, R5) =:= M5}.

first({'EXIT', {Reason, _}}) -> Reason;
first(X) -> X.
reason_kind({'DOWN', _, process, _, {undef, _}}) -> undef;
reason_kind({'DOWN', _, process, _, noproc}) -> undef;
reason_kind(X) -> X.

requests(Other) ->
    R1 = spawn_request(Other, fun() -> receive stop -> ok end end),
    A1 = next(),
    element(4, A1) ! stop,
    R2 = spawn_request(Other, ?MODULE, serve, [], [monitor, link, {reply_tag, my_tag}]),
    A2 = next(),
    P2 = element(4, A2),
    unlink(P2),
    P2 ! second,
    B2 = next(),
    R3 = spawn_request(Other, ?MODULE, serve, [], [bad_option]),
    A3 = next(),
    R4 = spawn_request('not@there', ?MODULE, serve, [], [{reply_tag, [t]}]),
    A4 = next(),
    spawn_request(Other, ?MODULE, serve, [], [{reply, no}]),
    spawn_request('not@there', ?MODULE, serve, [], [{reply, success_only}]),
    R5 = spawn_request(Other, ?MODULE, serve, [], [{monitor, [{alias, reply_demonitor}, {tag, down}]}]),
    A5 = next(),
    element(4, A5) ! fifth,
    B5 = next(),
    R6 = spawn_request(Other, ?MODULE, serve, [], [link]),
    Abandoned = spawn_request_abandon(R6),
    {plain([A1, A2, B2, A3, A4, A5, B5]), [element(2, A) || A <- [A1, A2, B2, A3, A4, A5, B5]] =:= [R1, R2, R2, R3, R4, R5, R5],
     Abandoned, spawn_request_abandon(R6), echo_of(Other, nothing_is_left)}.

aliases(Other) ->
    A = alias(),
    spawn(Other, fun() -> A ! {to_alias, 1} end),
    R1 = next(),
    unalias(A),
    P = spawn(Other, fun() -> A ! {to_alias, 2}, receive {ask, From} -> From ! answered end end),
    P ! {ask, self()},
    R2 = next(),
    P3 = spawn(Other, fun() -> receive {Ref, X} -> Ref ! {Ref, X}, Ref ! {Ref, X} end end),
    M = monitor(process, P3, [{alias, reply_demonitor}]),
    P3 ! {M, x},
    R3 = next(),
    [R1, R2, plain(R3), echo_of(Other, gone), next_now()].

leaders(Other) ->
    P = spawn(Other, ?MODULE, echo, [self()]),
    Leader = rpc:call(Other, erlang, process_info, [P, group_leader]),
    New = spawn(fun() -> receive stop -> ok end end),
    true = group_leader(New, P),
    P ! {echo, self(), sync},
    next(),
    Then = rpc:call(Other, erlang, process_info, [P, group_leader]),
    New ! stop,
    P ! stop,
    [Leader =:= {group_leader, group_leader()}, Then =:= {group_leader, New}].

calls(Other) ->
    [rpc:call(Other, erlang, abs, [-3]), plain(rpc:call(Other, erlang, node, [])), element(1, rpc:call(Other, erlang, abs, [x])),
     erpc:call(Other, lists, reverse, [[1, 2, 3]]), (catch erpc:call(Other, erlang, error, [oops])), (catch erpc:call(Other, erlang, exit, [oops])),
     plain(rpc:multicall([node(), Other], erlang, node, [])), plain(erpc:multicall([node(), Other, 'no@where'], erlang, node, [])),
     rpc:block_call(Other, erlang, '+', [1, 2]), rpc:yield(rpc:async_call(Other, erlang, '*', [6, 7])),
     rpc:pmap({erlang, abs}, [], [-1, 2, -3]), rpc:call(Other, timer, sleep, [20000], 10)].

init(What) -> {ok, What}.
handle_call(stop, _, State) -> {stop, normal, stopped, State};
handle_call({sleep, N}, _, State) -> timer:sleep(N), {reply, slept, State};
handle_call(M, {From, _}, State) -> {reply, {State, M, node(From) =:= node()}, State}.
handle_cast({From, M}, State) -> From ! {cast, M, State}, {noreply, State}.

servers(Other) ->
    {ok, _} = gen_server:start_link({local, server}, ?MODULE, own, []),
    R1 = gen_server:call({server, Other}, question),
    ok = gen_server:cast({server, Other}, {self(), hello}),
    R2 = next(),
    {Good, Bad} = gen_server:multi_call([node(), Other, 'no@where'], server, all),
    R3 = (catch gen_server:call({nobody, Other}, x)),
    R4 = (catch gen_server:call({server, 'no@where'}, x)),
    R5 = (catch gen_server:call({server, Other}, {sleep, 300}, 1)),
    abcast = gen_server:abcast([Other], server, {self(), all}),
    R6 = next(),
    gen_server:stop(server),
    plain([R1, R2, lists:sort(plain(Good)), Bad, R3, R4, R5, R6]).

globals(Other) ->
    P = spawn(Other, ?MODULE, echo, [self()]),
    ok = global:sync(),
    yes = global:register_name(known, P),
    R1 = rpc:call(Other, global, whereis_name, [known]),
    global:send(known, {echo, self(), by_global}),
    R2 = next(),
    no = global:register_name(known, self()),
    M = monitor(process, P),
    P ! stop,
    {'DOWN', M, _, _, _} = next(),
    R3 = wait_until(fun() -> global:whereis_name(known) end, undefined, 200),
    Locked = global:trans({lock, self()}, fun() -> rpc:call(Other, global, set_lock, [{lock, other}, [node(), Other], 0]) end, [node(), Other], 0),
    [R1 =:= P, R2, R3, Locked, global:whereis_name(known)].

wait_until(_, _, 0) -> timeout;
wait_until(F, Value, N) -> case F() of Value -> Value; _ -> timer:sleep(50), wait_until(F, Value, N - 1) end.

remote_info(Other) ->
    P = spawn(Other, ?MODULE, echo, [self()]),
    R = [first(catch process_info(P)), first(catch is_process_alive(P)), first(catch erlang:suspend_process(P)), first(catch register(x, P)),
         rpc:call(Other, erlang, is_process_alive, [P]), binary_to_term(term_to_binary(P)) =:= P, P =:= list_to_pid(pid_to_list(P)), P > self(),
         nodes(visible) =:= [Other], nodes(hidden), plain(nodes(this)), lists:member(Other, nodes(known)),
         [{N =:= Other, maps:get(node_type, M)} || {N, M} <- nodes(connected, #{node_type => true})],
         [N || {N, C} <- erlang:system_info(dist_ctrl), is_port(C)] =:= [Other]],
    P ! stop,
    R.

%% More than may wait: the sender is held, and all arrives.
busy(Other) ->
    Self = self(),
    P = spawn(Other, fun() -> Self ! {sum, count(0)} end),
    Binary = rand_bytes(200_000),
    [P ! Binary || _ <- lists:seq(1, 60)],
    P ! stop,
    next().

count(N) -> receive stop -> N; B -> count(N + byte_size(B)) end.

%% The connection ends: all that stood on it hears of that; what is sent next sets up another one.
down(Other) ->
    process_flag(trap_exit, true),
    ok = net_kernel:monitor_nodes(true, [nodedown_reason]),
    true = monitor_node(Other, true),
    true = monitor_node(Other, true),
    true = monitor_node(Other, false),
    P = spawn_link(Other, ?MODULE, serve, []),
    M = monitor(process, P),
    N = monitor(process, {server, Other}),
    true = erlang:disconnect_node(Other),
    All = [next(), next(), next(), next(), next()],
    Nodes = nodes(),
    pong = net_adm:ping(Other),
    Up = next(),
    ok = net_kernel:monitor_nodes(false, [nodedown_reason]),
    process_flag(trap_exit, false),
    {lists:sort([sorted(A, M, N) || A <- All]), Nodes, plain(Up), nodes() =:= [Other], next_now()}.

sorted({'DOWN', M, process, _, R}, M, _) -> {by_pid, R};
sorted({'DOWN', N, process, W, R}, _, N) -> {by_name, plain(W), R};
sorted(X, _, _) -> plain(X).

%% There is nobody there.
nowhere(Other) ->
    true = monitor_node('no@where', true),
    R1 = next(),
    process_flag(trap_exit, true),
    P = spawn('no@where', erlang, node, []),
    R2 = next_now(),
    link(P),
    R3 = next(),
    process_flag(trap_exit, false),
    M = monitor(process, {x, 'no@where'}),
    R4 = next(),
    {x, 'no@where'} ! lost,
    true = rpc:cast(Other, erlang, halt, []),
    true = monitor_node(Other, true),
    R5 = next(),
    {plain([R1, R2, R3, R4, R5]), element(2, R4) =:= M, nodes()}.
