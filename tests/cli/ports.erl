%% What ports do, printed: the same on every emulator. Works in the current directory, which is empty.
-module(ports).
-export([main/0]).

main() ->
    process_flag(trap_exit, true),
    Tests = [fun commands/0, fun programs/0, fun framing/0, fun lines/0, fun statuses/0, fun ends/0, fun surroundings/0, fun errors/0,
             fun owners/0, fun connecting/0, fun exits/0, fun monitors/0, fun names/0, fun infos/0, fun data/0, fun much/0,
             fun standard/0, fun os_cmd/0, fun bad_arguments/0, fun nouse_stdio/0],
    [io:format("~p~n", [{erlang:fun_info(T, name), try T() catch C:R -> {C, R} end}]) || T <- Tests],
    halt().

%% All messages up to the port's end, or until nothing comes for so long.
all(Port) -> all(Port, 2000).
all(Port, Wait) ->
    receive
        {Port, {data, D}} -> [D | all(Port, Wait)];
        {'EXIT', Port, R} -> [{'EXIT', R}];
        {Port, M} -> [M | all(Port, Wait)]
    after Wait -> [nothing]
    end.

result(F) -> try F() catch C:R -> {C, R} end.

%% As all/1, with the data put together: how it is cut depends on time.
joined(Port) ->
    {Data, Rest} = lists:partition(fun(X) -> is_binary(X) orelse is_list(X) end, all(Port)),
    {iolist_to_binary(Data), Rest}.

commands() ->
    [joined(open_port({spawn, "echo hello $((1+1)); "}, [])),
     joined(open_port({spawn, <<"printf 'a\\nb'">>}, [binary])),
     joined(open_port({spawn, "sh -c 'echo out; echo err >&2'"}, [stderr_to_stdout])),
     joined(open_port({spawn, "true"}, []))].

programs() ->
    [joined(open_port({spawn_executable, "/bin/echo"}, [{args, ["a b", <<"c">>, "d*"]}])),
     joined(open_port({spawn_executable, "/bin/sh"}, [{args, ["-c", "echo $0 $1", "zero", [229]]}, binary])),
     joined(open_port({spawn_executable, <<"/bin/sh">>}, [{arg0, "another"}, {args, ["-c", "echo $0"]}])),
     joined(open_port({spawn_executable, "/bin/pwd"}, [{cd, "/usr"}]))].

framing() ->
    [begin
         P = open_port({spawn, "cat"}, [{packet, N}, binary]),
         true = port_command(P, <<"one">>),
         true = port_command(P, []),
         P ! {self(), {command, ["two", <<"!">>]}},
         R = [receive {P, {data, D}} -> D after 2000 -> nothing end || _ <- [1, 2, 3]],
         true = port_close(P),
         {N, R, receive {'EXIT', P, X} -> X after 2000 -> nothing end}
     end || N <- [1, 2, 4]]
    ++ [too_long()].

too_long() ->
    P = open_port({spawn, "cat"}, [{packet, 1}]),
    R = result(fun() -> port_command(P, lists:duplicate(256, $x)) end),
    {R, receive {'EXIT', P, X} -> X after 500 -> catch port_close(P), nothing end}.

lines() ->
    [all(open_port({spawn, "printf 'ab\\n\\nabcdefgh\\nend'"}, [{line, 3}])),
     all(open_port({spawn, "printf 'abc\\nabcd\\n'"}, [{line, 3}, binary, exit_status])),
     all(open_port({spawn, "printf 'x'"}, [{line, 100}, eof, exit_status]), 500)].

statuses() ->
    [all(open_port({spawn, Command}, [exit_status])) || Command <- ["true", "false", "sh -c 'exit 7'", "sh -c 'kill -9 $$'",
                                                                  "sh -c 'kill -15 $$'"]].

ends() ->
    P = open_port({spawn, "true"}, [eof]),
    [receive {P, eof} -> eof after 2000 -> nothing end, is_list(erlang:port_info(P)), port_close(P),
     receive {'EXIT', P, R} -> R after 1000 -> nothing end, erlang:port_info(P), result(fun() -> port_command(P, "x") end),
     result(fun() -> port_close(P) end)].

surroundings() ->
    os:putenv("PORTS_A", "a"),
    [joined(open_port({spawn, "sh -c 'echo $PORTS_A.$PORTS_B.$PORTS_C'"}, [{env, E}]))
     || E <- [[], [{"PORTS_B", "b"}], [{"PORTS_A", false}, {"PORTS_C", "x=y"}], [{"PORTS_A", "other"}]]]
    ++ [joined(open_port({spawn, "pwd"}, [{cd, "/tmp"}]))].

errors() ->
    Try = fun(Name, Options) -> try open_port(Name, Options) of P -> {opened, all(P, 300)} catch C:R -> {C, R} end end,
    ok = file:write_file("not_executable", "x"),
    [Try({spawn_executable, "/nonexistent"}, []), Try({spawn_executable, "not_executable"}, []),
     Try({spawn, "nonexistent-program 2>/dev/null"}, [exit_status])].

bad_arguments() ->
    Try = fun(Name, Options) -> try open_port(Name, Options) of P -> {opened, P} catch C:R -> {C, R} end end,
    [Try(Name, Options) || {Name, Options} <-
        [{spawn, []}, {{spawn, []}, []}, {{spawn, ""}, []}, {{other, "x"}, []}, {{spawn, "x"}, [other]}, {{spawn, "x"}, other},
         {{spawn, "x"}, [{packet, 3}]}, {{spawn, "x"}, [{line, 0}]}, {{spawn, "x"}, [{args, ["a"]}]}, {{spawn, "x"}, [in | out]},
         {{spawn, "x"}, [{env, [a]}]}, {{spawn, "x"}, [{cd, 7}]}, {{fd, -1, 0}, []}, {{spawn, [$a, 0]}, []}]]
    ++ [result(F) || F <-
        [fun() -> port_command(self(), "x") end, fun() -> port_command(nosuch, "x") end, fun() -> port_close(nosuch) end,
         fun() -> port_close(1) end, fun() -> erlang:port_info(nosuch) end, fun() -> erlang:port_info(1) end,
         fun() -> erlang:port_info(nosuch, id) end, fun() -> erlang:port_connect(nosuch, self()) end]]
    ++ begin
           P = open_port({spawn, "cat"}, []),
           R = [result(F) || F <-
               [fun() -> port_command(P, "x", [other]) end, fun() -> port_control(P, 1, "x") end,
                fun() -> erlang:port_call(P, 1, x) end, fun() -> erlang:port_info(P, other) end,
                fun() -> erlang:port_connect(P, other) end]],
           R ++ [result(fun() -> port_close(P) end), receive {'EXIT', P, X} -> X after 500 -> nothing end]
       end.

%% The port ends with its owner; what it is linked with ends with it.
owners() ->
    Me = self(),
    {Pid, M} = spawn_monitor(fun() -> P = open_port({spawn, "cat"}, []), Me ! {port, P}, receive stop -> exit(done) end end),
    P = receive {port, P0} -> P0 end,
    Linked = {links, erlang:port_info(P, links) =:= {links, [Pid]}, connected, erlang:port_info(P, connected) =:= {connected, Pid}},
    PortMonitor = erlang:monitor(port, P),
    Pid ! stop,
    [Linked, receive {'DOWN', M, process, Pid, R} -> R end, receive {'DOWN', PortMonitor, port, P, R2} -> R2 after 2000 -> nothing end,
     erlang:port_info(P)].

connecting() ->
    P = open_port({spawn, "cat"}, [binary]),
    Me = self(),
    Pid = spawn_link(fun() -> receive {_, {data, D}} -> Me ! {got, D} end, receive stop -> ok end end),
    A = erlang:port_connect(P, Pid),
    port_command(P, "x"),
    B = receive {got, D} -> D after 2000 -> nothing end,
    P ! {Pid, {connect, Me}},
    P ! {Me, {command, "y"}},
    C = receive {P, {data, Y}} -> Y after 2000 -> nothing end,
    {links, L} = erlang:port_info(P, links),
    P ! {Me, close},
    D2 = receive {P, closed} -> closed after 2000 -> nothing end,
    E = receive {'EXIT', P, R} -> R after 500 -> nothing end,
    Pid ! stop,
    receive {'EXIT', Pid, _} -> ok after 2000 -> nothing end,
    [A, B, C, lists:sort(L) =:= lists:sort([Me, Pid]), D2, E].

exits() ->
    Exit = fun(Reason) ->
        P = open_port({spawn, "cat"}, []),
        true = exit(P, Reason),
        receive {'EXIT', P, R} -> R after 300 -> port_close(P), receive {'EXIT', P, R} -> {stayed, R} end end
    end,
    Bad = fun(Message) ->
        P = open_port({spawn, "cat"}, []),
        P ! Message,
        receive {'EXIT', P, R} -> catch port_close(P), receive {'EXIT', P, _} -> ok after 100 -> ok end, R after 500 -> nothing end
    end,
    Unlinked = open_port({spawn, "cat"}, []),
    unlink(Unlinked),
    exit(Unlinked, stop),
    [Exit(stop), Exit(kill), Exit({a, tuple}), Bad(garbage), Bad({self(), nonsense}), Bad({self(), {connect, 7}}),
     receive {'EXIT', Unlinked, _} -> exit after 200 -> nothing end, erlang:port_info(Unlinked)].

monitors() ->
    P = open_port({spawn, "cat"}, []),
    register(cat, P),
    M1 = erlang:monitor(port, P), M2 = erlang:monitor(port, cat), M3 = erlang:monitor(port, P),
    By = erlang:port_info(P, monitored_by) =:= {monitored_by, [self(), self(), self()]},
    demonitor(M3),
    exit(P, gone),
    receive {'EXIT', P, gone} -> ok end,
    [By, receive {'DOWN', M1, port, P, R1} -> R1 end, receive {'DOWN', M2, port, {cat, _}, R2} -> R2 end,
     receive {'DOWN', M3, _, _, R3} -> R3 after 100 -> nothing end,
     begin M4 = erlang:monitor(port, P), receive {'DOWN', M4, port, P, R4} -> R4 end end,
     begin M5 = erlang:monitor(port, nosuch), receive {'DOWN', M5, port, {nosuch, N}, R5} -> {N, R5} end end].

names() ->
    P = open_port({spawn, "cat"}, [binary]),
    R = [register(a_port, P), whereis(a_port) =:= P, erlang:port_info(a_port, registered_name), lists:member(a_port, registered()),
         try register(a_port, self()) catch error:E1 -> E1 end, try register(b_port, P) catch error:E2 -> E2 end,
         port_command(a_port, "x"), receive {P, {data, D}} -> D after 2000 -> nothing end,
         begin a_port ! {self(), {command, "y"}}, receive {P, {data, Y}} -> Y after 2000 -> nothing end end,
         unregister(a_port), whereis(a_port), erlang:port_info(P, registered_name), register(c_port, P), port_close(c_port),
         whereis(c_port), try register(c_port, P) catch error:E3 -> E3 end],
    receive {'EXIT', P, _} -> ok end,
    R.

infos() ->
    P = open_port({spawn, "cat"}, [binary]),
    port_command(P, "12345"),
    receive {P, {data, _}} -> ok end,
    Info = erlang:port_info(P),
    R = [[K || {K, _} <- Info], [erlang:port_info(P, K) || K <- [name, input, output, monitors, monitored_by]],
         is_integer(proplists:get_value(id, Info)), is_integer(proplists:get_value(os_pid, Info)),
         [element(1, erlang:port_info(P, K)) || K <- [memory, parallelism, queue_size, locking, links, connected]],
         lists:member(P, erlang:ports()), is_port(P), element(2, process_info(self(), links)) -- [P] =/= element(2, process_info(self(), links))],
    port_close(P), receive {'EXIT', P, _} -> ok end,
    R ++ [erlang:port_info(P, id)].

data() ->
    P = open_port({spawn, "cat"}, []),
    R = [erlang:port_get_data(P), erlang:port_set_data(P, {some, [data]}), erlang:port_get_data(P)],
    port_close(P), receive {'EXIT', P, _} -> ok end,
    R ++ [result(fun() -> erlang:port_get_data(P) end)].

%% More than a pipe holds, both ways; the caller waits while the port is busy.
much() ->
    P = open_port({spawn, "cat"}, [binary, {busy_limits_port, {1000, 2000}}]),
    Chunk = binary:copy(<<"0123456789">>, 10000),
    Me = self(),
    spawn_link(fun() -> [port_command(P, Chunk) || _ <- lists:seq(1, 20)], Me ! written end),
    Size = count(P, 0, 2000000),
    receive written -> ok end,
    port_close(P), receive {'EXIT', P, _} -> ok end, receive {'EXIT', _, normal} -> ok end,
    Q = open_port({spawn, "sleep 10"}, []),
    spawn(fun() -> port_command(Q, Chunk) end),
    timer:sleep(300),
    Busy = [port_command(Q, Chunk, [nosuspend]), result(fun() -> port_command(Q, Chunk, [force]) end)],
    exit(Q, enough), receive {'EXIT', Q, _} -> ok end,
    {Size, Busy}.

count(_, Size, Size) -> Size;
count(P, N, Size) -> receive {P, {data, D}} -> count(P, N + byte_size(D), Size) after 5000 -> {missing, N} end.

standard() ->
    P = open_port({fd, 0, 2}, [out, binary]),
    port_command(P, "to standard error\n"),
    port_close(P),
    receive {'EXIT', P, R} -> R end.

os_cmd() -> [os:cmd("echo hello"), os:cmd("echo a; exit 3"), os:cmd("cat /dev/zero", #{max_size => 10}), os:cmd("echo x >&2"),
             os:find_executable("sh") =/= false].

nouse_stdio() ->
    P = open_port({spawn, "sh -c 'read X <&3; echo got $X >&4'"}, [nouse_stdio]),
    port_command(P, "this\n"),
    joined(P).
