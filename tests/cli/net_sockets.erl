%% What the modules socket and net do, and gen_tcp and gen_udp on top of socket, printed: the same on every emulator. Works in the current
%% directory, which is empty.
-module(net_sockets).
-export([main/0]).

main() ->
    process_flag(trap_exit, true),
    Tests = [fun streams/0, fun lengths/0, fun partial/0, fun buffers/0, fun timeouts/0, fun nowait/0, fun vectors/0, fun much/0,
             fun closing/0, fun half_closed/0, fun refused/0, fun accepting/0, fun acceptors/0, fun readers/0, fun writers/0,
             fun cancelling/0, fun owners/0, fun dead_waiters/0, fun closed_under/0, fun datagrams/0, fun connected/0, fun messages/0,
             fun controls/0, fun errors/0, fun local/0, fun inet6/0, fun files/0, fun options/0, fun set_options/0, fun native_options/0,
             fun otp_options/0, fun descriptors/0, fun registry/0, fun counters/0, fun states/0, fun bad/0, fun addresses/0, fun ioctls/0,
             fun supports/0, fun names/0, fun services/0, fun interfaces/0, fun tcp/0, fun tcp_active/0, fun tcp_packets/0, fun udp/0,
             fun collected/0],
    [io:format("~p~n", [{erlang:fun_info(T, name), result(T)}]) || T <- Tests],
    halt().


result(T) ->
    flush(),
    try plain(T()) catch C:R -> {C, plain(R)} end.

%% What earlier ones have left.
flush() -> receive _ -> flush() after 0 -> ok end.

%% Without what is another one each time.
plain({'EXIT', {Reason, [_ | _]}}) -> {exit, plain(Reason)};
plain(M) when is_tuple(M) -> list_to_tuple(plain(tuple_to_list(M)));
plain([H | T]) -> [plain(H) | plain(T)];
plain(M) when is_map(M) -> [{K, plain(V)} || {K, V} <- lists:sort(maps:to_list(maps:remove(port, M)))];
plain(P) when is_port(P) -> port;
plain(P) when is_pid(P) -> pid;
plain(R) when is_reference(R) -> reference;
plain(F) when is_function(F) -> function;
plain(X) -> X.

any() -> #{family => inet, addr => loopback, port => 0}.

listener() -> listener(any()).
listener(#{family := Family} = Address) ->
    {ok, L} = socket:open(Family, stream),
    ok = socket:bind(L, Address),
    ok = socket:listen(L),
    L.

pair() -> pair(any()).
pair(Address) ->
    L = listener(Address),
    {ok, To} = socket:sockname(L),
    {ok, C} = socket:open(maps:get(family, Address), stream),
    ok = socket:connect(C, To),
    {ok, S} = socket:accept(L),
    ok = socket:close(L),
    {S, C}.

close({A, B}) -> [socket:close(A), socket:close(B)].

next() -> receive M -> plain(M) after 5000 -> nothing end.

streams() ->
    {S, C} = P = pair(),
    R = [begin ok = socket:send(C, D), socket:recv(S, iolist_size(D)) end || D <- [<<"hello">>, "list", [$a, <<"b">>, [["c"]]]]],
    ok = socket:send(S, <<"back">>),
    {R, socket:recv(C), socket:peername(S) =:= socket:sockname(C), socket:sockname(S), close(P)}.

lengths() ->
    {S, C} = P = pair(),
    ok = socket:send(C, <<"0123456789">>),
    R = [socket:recv(S, N) || N <- [1, 2, 3, 4]],
    ok = socket:send(C, <<"peeked">>),
    {ok, <<"p">>} = socket:recv(S, 1, [peek]),
    {R, socket:recv(S, 6), close(P)}.

partial() ->
    {S, C} = P = pair(),
    ok = socket:send(C, <<"ab">>),
    {select, I} = T1 = socket:recv(S, 5, nowait),
    ok = socket:send(C, <<"cde">>),
    M = next(),
    R1 = socket:recv(S, 5, nowait),
    ok = socket:send(C, <<"xy">>),
    T2 = socket:recv(S, 4, 50),
    R2 = socket:recv(S, 1, 50),
    ok = socket:send(C, <<"z">>),
    ok = socket:close(C),
    {T1, I, M, R1, T2, R2, socket:recv(S, 9), socket:recv(S, 1), socket:close(S), P =/= 0}.

buffers() ->
    {S, C} = P = pair(),
    ok = socket:setopt(S, {otp, rcvbuf}, {3, 4}),
    ok = socket:send(C, <<"0123456789abcdefgh">>),
    timer:sleep(50),
    R = [socket:recv(S, 0) || _ <- [1, 2]],
    {R, socket:getopt(S, {otp, rcvbuf}), close(P)}.

timeouts() ->
    {S, C} = P = pair(),
    L = listener(),
    R = [socket:recv(S, 0, 0), socket:recv(S, 1, 0), socket:recv(S, 0, 20), socket:recv(S, 10, 20), socket:accept(L, 0), socket:accept(L, 20)],
    ok = socket:send(C, "x"),
    timer:sleep(50),
    {R, socket:recv(S, 3, 0), socket:recv(S, 0, 0), close(P), socket:close(L)}.

nowait() ->
    {S, C} = P = pair(),
    Ref = make_ref(),
    {select, {select_info, recv, Ref}} = socket:recv(S, 0, Ref),
    ok = socket:send(C, <<"now">>),
    A = receive {'$socket', S, select, Ref} -> told end,
    B = socket:recv(S, 0, nowait),
    {select, I} = socket:recv(S, 0, nowait),
    D = socket:cancel(S, I),
    E = socket:cancel(S, I),
    ok = socket:send(C, <<"later">>),
    timer:sleep(50),
    F = receive M -> M after 0 -> nothing end,
    {A, B, D, E, F, socket:recv(S), close(P)}.

vectors() ->
    {S, C} = P = pair(),
    ok = socket:sendmsg(C, #{iov => [<<"a">>, <<"bc">>, <<>>, <<"d">>]}),
    A = socket:recv(S, 4),
    B = erlang:function_exported(socket, sendv, 2) andalso socket:sendv(C, [<<"x">>, <<"yz">>]),
    D = socket:recv(S, 3),
    Many = lists:duplicate(3000, <<"ab">>),
    E = socket:sendmsg(C, #{iov => Many}),
    {ok, Got} = socket:recv(S, 6000),
    F = [catch socket:sendmsg(C, #{iov => X}) || X <- [[], [a], <<"b">>]],
    {A, B, D, E, Got =:= iolist_to_binary(Many), F, close(P)}.

much() ->
    {S, C} = P = pair(),
    Big = binary:copy(<<"0123456789">>, 300_000),
    Own = self(),
    Pid = spawn_link(fun() -> Own ! {sent, socket:send(C, Big)} end),
    {ok, Got} = socket:recv(S, byte_size(Big)),
    A = next(),
    receive {'EXIT', Pid, _} -> ok end,
    {select, {{select_info, send, _}, Rest}} = socket:send(C, Big, nowait),
    Left = byte_size(Rest) < byte_size(Big),
    {Got =:= Big, A, Left, close(P)}.

closing() ->
    {S, C} = pair(),
    ok = socket:send(C, <<"last">>),
    ok = socket:close(C),
    {socket:recv(S), socket:recv(S), socket:recv(S, 0, nowait), socket:close(S), socket:close(S), socket:recv(S), socket:send(S, "x"),
     socket:sockname(S), socket:getopt(S, {socket, type}), socket:setopt(S, {socket, reuseaddr}, true), socket:shutdown(S, read)}.

half_closed() ->
    {S, C} = P = pair(),
    ok = socket:shutdown(C, write),
    ok = socket:send(S, <<"still">>),
    {socket:recv(S), socket:recv(C), socket:send(C, <<"x">>), [catch socket:shutdown(C, X) || X <- [read, read_write, all]], close(P)}.

refused() ->
    L = listener(),
    {ok, To} = socket:sockname(L),
    ok = socket:close(L),
    {ok, C} = socket:open(inet, stream),
    A = socket:connect(C, To),
    B = socket:connect(C, To, 1000),
    {A, B, catch socket:connect(C), socket:close(C), socket:connect(C, To)}.

accepting() ->
    L = listener(),
    {ok, To} = socket:sockname(L),
    {select, I} = socket:accept(L, nowait),
    {ok, C} = socket:open(inet, stream),
    A = case socket:connect(C, To, nowait) of
            ok -> ok;
            {select, _} -> receive {'$socket', C, select, _} -> socket:connect(C) end
        end,
    M = next(),
    {ok, S} = socket:accept(L, nowait),
    {select, J} = socket:accept(L, nowait),
    {I, A, M, socket:cancel(L, J), socket:cancel(L, J), socket:recv(L), close({S, C}), socket:close(L)}.

%% Several wait for connections; each gets one, and one that gives up leaves the others alone.
acceptors() ->
    L = listener(),
    {ok, To} = socket:sockname(L),
    Own = self(),
    Acceptor = fun(Time) -> spawn_link(fun() -> Own ! {self(), case socket:accept(L, Time) of {ok, S} -> socket:send(S, "hi"); X -> X end} end) end,
    First = Acceptor(infinity),
    wait(fun() -> maps:get(num_acceptors, socket:info(L)) =:= 1 end),
    Impatient = Acceptor(50),
    Others = [Acceptor(infinity) || _ <- [1, 2]],
    A = receive {Impatient, X} -> X end,
    wait(fun() -> maps:get(num_acceptors, socket:info(L)) =:= 3 end),
    Connections = [begin {ok, C} = socket:open(inet, stream), ok = socket:connect(C, To), C end || _ <- [1, 2, 3]],
    B = [receive {P, R} -> R end || P <- [First | Others]],
    D = [socket:recv(C) || C <- Connections],
    {A, B, D, maps:get(num_acceptors, socket:info(L)), socket:close(L), [receive {'EXIT', P, R} -> R end || P <- [First, Impatient | Others]]}.

wait(Until) -> case Until() of true -> ok; false -> timer:sleep(5), wait(Until) end.

%% Those who read one socket take turns.
readers() ->
    {S, C} = P = pair(),
    Own = self(),
    Readers = [begin
                   Pid = spawn_link(fun() -> Own ! {self(), socket:recv(S, 2)} end),
                   wait(fun() -> maps:get(num_readers, socket:info(S)) =:= N end),
                   Pid
               end || N <- [1, 2, 3]],
    A = socket:recv(S, 0, 0),
    B = catch socket:accept(S, 0),
    ok = socket:send(C, <<"aabbcc">>),
    R = [receive {Pid, X} -> X end || Pid <- Readers],
    {A, B, R, maps:get(num_readers, socket:info(S)), close(P), [receive {'EXIT', Pid, X} -> X end || Pid <- Readers]}.

writers() ->
    {S, C} = P = pair(),
    Big = binary:copy(<<"x">>, 4_000_000),
    Own = self(),
    Writers = [begin
                   Pid = spawn_link(fun() -> Own ! {self(), socket:send(C, Big)} end),
                   wait(fun() -> maps:get(num_writers, socket:info(C)) =:= N end),
                   Pid
               end || N <- [1, 2]],
    A = socket:send(C, <<"y">>, 20),
    {ok, Got} = socket:recv(S, 8_000_000),
    R = [receive {Pid, X} -> X end || Pid <- Writers],
    {A, byte_size(Got), R, maps:get(num_writers, socket:info(C)), close(P), [receive {'EXIT', Pid, X} -> X end || Pid <- Writers]}.

cancelling() ->
    {S, C} = P = pair(),
    {select, I} = socket:recv(S, 0, nowait),
    Own = self(),
    Pid = spawn_link(fun() -> Own ! {self(), socket:recv(S, 0)} end),
    wait(fun() -> maps:get(num_readers, socket:info(S)) =:= 2 end),
    A = socket:cancel(S, I),
    ok = socket:send(C, <<"for the other">>),
    B = receive {Pid, X} -> X end,
    receive {'EXIT', Pid, _} -> ok end,
    {A, B, catch socket:cancel(S, {select_info, recv, make_ref()}), catch socket:cancel(S, foo), close(P)}.

owners() ->
    {S, C} = P = pair(),
    A = socket:setopt(S, {otp, controlling_process}, Own = self()),
    Pid = spawn(fun() -> receive stop -> ok end end),
    Ref = monitor(process, Pid),
    B = socket:setopt(S, {otp, controlling_process}, Pid),
    D = socket:setopt(S, {otp, controlling_process}, Own),
    E = socket:getopt(S, {otp, controlling_process}) =:= {ok, Pid},
    {select, _} = socket:recv(S, 0, nowait),
    Pid ! stop,
    receive {'DOWN', Ref, _, _, _} -> ok end,
    F = next(),
    Dead = spawn(fun() -> ok end),
    wait(fun() -> not is_process_alive(Dead) end),
    G = socket:setopt(C, {otp, controlling_process}, Dead),
    {A, B, D, E, F, socket:recv(S), G, socket:recv(C), socket:setopt(C, {otp, controlling_process}, x), P =/= 0}.

%% Who dies while it waits makes way for the next one.
dead_waiters() ->
    {S, C} = P = pair(),
    L = listener(),
    {ok, To} = socket:sockname(L),
    Wait = fun(F, Who) ->
               Pid = spawn(F),
               wait(fun() -> lists:member(maps:get(Who, socket:info(S)) + maps:get(num_acceptors, socket:info(L)), [1, 2]) end),
               Pid
           end,
    Own = self(),
    Reader = Wait(fun() -> socket:recv(S, 0) end, num_readers),
    Next = spawn(fun() -> Own ! {next, socket:recv(S, 0)} end),
    wait(fun() -> maps:get(num_readers, socket:info(S)) =:= 2 end),
    exit(Reader, kill),
    wait(fun() -> maps:get(num_readers, socket:info(S)) =:= 1 end),
    ok = socket:send(C, <<"to the living">>),
    A = receive {next, X} -> X end,
    wait(fun() -> not is_process_alive(Next) end),
    Acceptor = spawn(fun() -> socket:accept(L) end),
    wait(fun() -> maps:get(num_acceptors, socket:info(L)) =:= 1 end),
    exit(Acceptor, kill),
    wait(fun() -> maps:get(num_acceptors, socket:info(L)) =:= 0 end),
    {ok, D} = socket:open(inet, stream),
    ok = socket:connect(D, To),
    {ok, E} = socket:accept(L),
    ok = socket:send(D, <<"accepted">>),
    {A, socket:recv(E), [maps:get(K, socket:info(S)) || K <- [num_readers, num_writers]], close(P), close({D, E}), socket:close(L)}.

%% A socket that is closed tells those who wait.
closed_under() ->
    {S, C} = pair(),
    Own = self(),
    Readers = [spawn_link(fun() -> Own ! {self(), socket:recv(S, 0)} end) || _ <- [1, 2]],
    wait(fun() -> maps:get(num_readers, socket:info(S)) =:= 2 end),
    {select, _} = socket:recv(C, 0, nowait),
    A = socket:close(S),
    B = [receive {Pid, X} -> X end || Pid <- Readers],
    [receive {'EXIT', Pid, _} -> ok end || Pid <- Readers],
    D = next(),
    {select, J} = case socket:recv(C, 0, nowait) of {error, closed} -> {select, closed}; Y -> Y end,
    {A, B, D, J, socket:close(C)}.

datagrams() ->
    {ok, A} = socket:open(inet, dgram),
    {ok, B} = socket:open(inet, dgram, udp),
    ok = socket:bind(A, any()),
    {ok, To} = socket:sockname(A),
    ok = socket:bind(B, loopback),
    R = [begin ok = socket:sendto(B, D, To), socket:recvfrom(A) end || D <- [<<"one">>, "two", <<>>]],
    ok = socket:sendto(B, <<"truncated">>, To),
    T = socket:recvfrom(A, 4),
    {select, I} = socket:recvfrom(A, 0, nowait),
    ok = socket:sendto(B, <<"told">>, To),
    {R, T, I, next(), socket:recvfrom(A, 0, nowait), socket:recvfrom(A, 0, 0), socket:send(B, <<"x">>),
     catch socket:sendto(B, <<"x">>, #{family => inet, port => 1}), catch socket:sendto(B, <<"x">>, #{family => inet, addr => {1, 2}}),
     close({A, B})}.

connected() ->
    {ok, A} = socket:open(inet, dgram),
    {ok, B} = socket:open(inet, dgram),
    ok = socket:bind(A, any()),
    {ok, To} = socket:sockname(A),
    ok = socket:connect(B, To),
    ok = socket:send(B, <<"x">>),
    {ok, {From, <<"x">>}} = socket:recvfrom(A),
    ok = socket:sendto(A, <<"y">>, From),
    R = socket:recv(B),
    ok = socket:sendto(A, <<"z">>, From),
    M = socket:recvmsg(B),
    D = socket:connect(B, #{family => unspec}),
    {R, M, D, socket:peername(B), close({A, B})}.

messages() ->
    {ok, A} = socket:open(inet, dgram),
    ok = socket:bind(A, any()),
    {ok, To} = socket:sockname(A),
    R = [begin ok = socket:sendmsg(A, #{addr => To, iov => [<<"ab">>, <<"cd">>]}), socket:recvmsg(A, N, 0) end || N <- [0, 3, 4]],
    T = socket:recvmsg(A, 0, 0, [], 0),
    {S, C} = P = pair(),
    ok = socket:sendmsg(C, #{iov => [<<"stream">>]}),
    M = socket:recvmsg(S),
    ok = socket:close(C),
    {R, T, M, socket:recvmsg(S), [catch socket:sendmsg(A, X) || X <- [#{iov => [<<"x">>], addr => a}, #{iov => [<<"x">>], ctrl => [a]}, a, #{}]],
     socket:sendmsg(A, #{iov => lists:duplicate(2000, <<"x">>), addr => To}), P =/= 0, socket:close(A)}.

controls() ->
    {ok, A} = socket:open(inet, dgram),
    ok = socket:bind(A, any()),
    {ok, To} = socket:sockname(A),
    O = [socket:setopt(A, {ip, X}, true) || X <- [recvtos, recvttl, pktinfo]],
    Send = fun(Ctrl) -> case catch socket:sendmsg(A, #{addr => To, iov => [<<"x">>], ctrl => Ctrl}) of ok -> socket:recvmsg(A); X -> X end end,
    R = [Send(C) || C <- [[], [#{level => ip, type => ttl, value => 7}], [#{level => ip, type => tos, data => <<16:32/native>>}],
                          [#{level => ip, type => ttl, data => 9}, #{level => ip, type => tos, value => throughput}],
                          [#{level => ip, type => ttl, value => a}], [#{level => ip, type => pktinfo, value => 1}], [#{level => ip, type => 2, data => 11}],
                          [#{level => nowhere, type => ttl, value => 1}], [#{level => ip, type => ttl}]]],
    ok = socket:setopt(A, {otp, sndctrlbuf}, 16),
    T = Send([#{level => ip, type => ttl, value => 7}, #{level => ip, type => tos, value => throughput}]),
    ok = socket:setopt(A, {socket, timestamp}, true),
    ok = socket:sendto(A, <<"x">>, To),
    {ok, #{ctrl := Stamped}} = socket:recvmsg(A),
    ok = socket:sendto(A, <<"x">>, To),
    {ok, #{flags := Cut}} = socket:recvmsg(A, 0, 8),
    {O, R, T, [{L, Y, lists:sort(maps:keys(V))} || #{level := L, type := Y, value := V} <- Stamped, is_map(V), Y =/= tos], Cut, socket:close(A)}.

%% What the network tells of a port where nobody listens.
errors() ->
    {ok, A} = socket:open(inet, dgram),
    {ok, B} = socket:open(inet, dgram),
    ok = socket:bind(B, any()),
    {ok, To} = socket:sockname(B),
    ok = socket:close(B),
    ok = socket:setopt(A, {ip, recverr}, true),
    ok = socket:connect(A, To),
    ok = socket:send(A, <<"x">>),
    R = socket:recv(A, 0, 2000),
    {R, socket:recvmsg(A, [errqueue], 2000), socket:close(A)}.

local() ->
    Path = <<"own.sock">>,
    {S, C} = P = pair(#{family => local, path => Path}),
    ok = socket:send(C, <<"x">>),
    A = {socket:recv(S), socket:sockname(S), socket:peername(C), socket:sockname(C), socket:getopt(S, {socket, protocol}), close(P)},
    {ok, D} = socket:open(local, dgram),
    B = [catch socket:bind(D, X) || X <- [#{family => local, path => Path}, #{family => local, path => binary:copy(<<"a">>, 108)},
                                          #{family => local, path => "list"}, #{family => local}]],
    {ok, E} = socket:open(local, seqpacket),
    F = socket:bind(E, #{family => local, path => <<0, "abstract">>}),
    G = socket:sockname(E),
    ok = socket:setopt(D, {socket, passcred}, true),
    ok = socket:sendto(D, <<"y">>, #{family => local, path => "list"}),
    {ok, #{ctrl := Ctrl} = M} = socket:recvmsg(D),
    {A, B, F, G, maps:remove(ctrl, M), [{L, T, byte_size(X)} || #{level := L, type := T, data := X} <- Ctrl], socket:close(D), socket:close(E)}.

inet6() ->
    {S, C} = P = pair(#{family => inet6, addr => loopback, port => 0}),
    ok = socket:send(C, <<"six">>),
    A = {socket:recv(S), socket:sockname(S), close(P)},
    {ok, D} = socket:open(inet6, dgram),
    O = [socket:setopt(D, {ipv6, X}, true) || X <- [recvpktinfo, recvhoplimit, recvtclass]],
    ok = socket:bind(D, #{family => inet6, addr => {0, 0, 0, 0, 0, 0, 0, 1}, port => 0}),
    {ok, To} = socket:sockname(D),
    R = [begin ok = socket:sendmsg(D, #{addr => To, iov => [<<"x">>], ctrl => X}), socket:recvmsg(D) end
         || X <- [[], [#{level => ipv6, type => hoplimit, value => 5}], [#{level => ipv6, type => tclass, value => 32}]]],
    {A, O, R, socket:close(D)}.

files() ->
    ok = file:write_file("sent", Data = binary:copy(<<"0123456789">>, 200_000)),
    {S, C} = P = pair(),
    Own = self(),
    Send = fun(Args) ->
               Pid = spawn_link(fun() -> {ok, F} = file:open("sent", [raw, read, binary]), Own ! {self(), apply(socket, sendfile, [C, F | Args])}, file:close(F) end),
               {Pid, ok}
           end,
    {P1, _} = Send([]),
    {ok, All} = socket:recv(S, byte_size(Data)),
    A = receive {P1, X1} -> X1 end,
    {P2, _} = Send([3, 5, infinity]),
    B = socket:recv(S, 5),
    D = receive {P2, X2} -> X2 end,
    E = socket:sendfile(C, "sent"),
    {P3, _} = Send([0, 0, infinity]),
    {ok, Again} = socket:recv(S, 2 * byte_size(Data), 10000),
    F = receive {P3, X3} -> X3 end,
    [receive {'EXIT', Pid, _} -> ok end || Pid <- [P1, P2, P3]],
    #{counters := #{sendfile_byte := Sent, sendfile_tries := Tries}} = socket:info(C),
    {All =:= Data, A, B, D, E, F, Again =:= <<Data/binary, Data/binary>>, Sent, Tries, catch socket:sendfile(C, foo), close(P)}.

options() ->
    [begin
         {ok, S} = socket:open(D, T),
         R = [{O, catch socket:getopt(S, O)} || {{L, N} = O, true} <- lists:sort(socket:supports(options)), lists:member(L, [socket, ip, ipv6, tcp, udp]),
                                               not lists:member(N, [rcvbuf, sndbuf])],
         socket:close(S),
         {D, T, R}
     end || {D, T} <- [{inet, stream}, {inet, dgram}, {inet6, stream}, {inet6, dgram}, {local, stream}]].

set_options() ->
    {ok, S} = socket:open(inet, stream),
    {ok, D} = socket:open(inet, dgram),
    {ok, E} = socket:open(inet6, dgram),
    Set = fun(X, O, V) -> {O, V, catch socket:setopt(X, O, V), catch socket:getopt(X, O)} end,
    R = [Set(S, O, V) || {O, V} <- [{{socket, keepalive}, true}, {{socket, linger}, #{onoff => true, linger => 3}}, {{socket, linger}, abort},
                                    {{socket, linger}, true}, {{socket, linger}, #{onoff => true, linger => -1}}, {{socket, reuseaddr}, 1},
                                    {{socket, reuseaddr}, true}, {{socket, type}, stream}, {{socket, nothing}, 1}, {{tcp, nodelay}, true},
                                    {{tcp, keepidle}, 100}, {{tcp, keepidle}, a}, {{tcp, congestion}, "nothing"}, {{tcp, cork}, true},
                                    {{ip, ttl}, 17}, {{ip, ttl}, 1000}, {{ip, tos}, lowdelay}, {{ip, tos}, 8}, {{ip, tos}, nothing},
                                    {{ip, mtu_discover}, do}, {{ip, mtu_discover}, dont}, {{ip, mtu_discover}, x}, {{socket, bindtodevice}, 7},
                                    {{socket, priority}, 3}, {{ip, options}, 1}, {foo, 1}, {{a, b, c}, 1}]],
    T = [Set(D, O, V) || {O, V} <- [{{ip, multicast_if}, {127, 0, 0, 1}}, {{ip, multicast_if}, any}, {{ip, multicast_if}, {1, 2, 3}},
                                    {{ip, multicast_ttl}, 5}, {{ip, multicast_loop}, false},
                                    {{ip, add_membership}, #{multiaddr => {239, 1, 2, 3}, interface => {127, 0, 0, 1}}},
                                    {{ip, add_membership}, #{multiaddr => {239, 1, 2, 3}}},
                                    {{ip, block_source}, #{multiaddr => {239, 1, 2, 3}, interface => {127, 0, 0, 1}, sourceaddr => {10, 0, 0, 1}}},
                                    {{ip, unblock_source}, #{multiaddr => {239, 1, 2, 3}, interface => {127, 0, 0, 1}, sourceaddr => {10, 0, 0, 1}}},
                                    {{ip, msfilter}, #{multiaddr => {239, 1, 2, 3}, interface => {127, 0, 0, 1}, mode => exclude, slist => [{10, 0, 0, 2}]}},
                                    {{ip, drop_membership}, #{multiaddr => {239, 1, 2, 3}, interface => {127, 0, 0, 1}}},
                                    {{udp, cork}, true}, {{socket, broadcast}, true}]],
    U = [Set(E, O, V) || {O, V} <- [{{ipv6, unicast_hops}, 9}, {{ipv6, unicast_hops}, default}, {{ipv6, multicast_hops}, 256}, {{ipv6, v6only}, true},
                                    {{ipv6, mtu_discover}, want}, {{ipv6, multicast_if}, 1},
                                    {{ipv6, add_membership}, #{multiaddr => {16#ff02, 0, 0, 0, 0, 0, 0, 16#77}, interface => 1}},
                                    {{ipv6, drop_membership}, #{multiaddr => {16#ff02, 0, 0, 0, 0, 0, 0, 16#77}, interface => 1}},
                                    {{ipv6, tclass}, 32}]],
    {R, T, U, [socket:close(X) || X <- [S, D, E]]}.

native_options() ->
    {ok, S} = socket:open(inet, stream),
    {[catch socket:setopt_native(S, O, V) || {O, V} <- [{{socket, keepalive}, true}, {{1, 9}, 1}, {{ip, 2}, <<44:32/native>>}, {{ip, 2}, a}, {{nothing, 2}, 1},
                                                        {{ip, 9999}, 1}, {{socket, keepalive}, <<1>>}]],
     [catch socket:getopt_native(S, O, V) || {O, V} <- [{{socket, keepalive}, boolean}, {{ip, ttl}, integer}, {{ip, ttl}, 4}, {{ip, ttl}, <<0, 0, 0, 0>>},
                                                        {{ip, 9999}, 4}, {{ip, ttl}, a}, {{socket, linger}, 8}, {{ip, ttl}, 0}, {{a, 1}, integer}]],
     socket:close(S)}.

otp_options() ->
    {ok, S} = socket:open(inet, stream),
    Set = fun(O, V) -> {O, V, catch socket:setopt(S, {otp, O}, V), catch socket:getopt(S, {otp, O})} end,
    R = [Set(O, V) || {O, V} <- [{debug, 1}, {debug, false}, {iow, true}, {rcvbuf, 100}, {rcvbuf, {2, 50}}, {rcvbuf, default}, {rcvbuf, 0},
                                 {rcvbuf, {0, 1}}, {rcvctrlbuf, 77}, {rcvctrlbuf, a}, {sndctrlbuf, default}, {meta, {my, [term]}}, {use_registry, true},
                                 {use_registry, false}, {domain, inet}, {fd, 3}, {nothing, 1}], O =/= fd],
    Own = self(),
    spawn(fun() -> Own ! {meta, socket:setopt(S, {otp, meta}, mine), socket:getopt(S, {otp, meta})} end),
    M = next(),
    {ok, Fd} = socket:getopt(S, {otp, fd}),
    {R, M, is_integer(Fd), socket:close(S), socket:getopt(S, {otp, meta})}.

descriptors() ->
    {S, C} = pair(),
    {ok, Fd} = socket:getopt(S, {otp, fd}),
    {ok, D} = socket:open(Fd),
    {ok, E} = socket:open(Fd, #{dup => false}),
    ok = socket:send(C, <<"twice">>),
    A = [{maps:with([domain, type, protocol, wstates], socket:info(X)), element(1, maps:get(ctype, socket:info(X)))} || X <- [D]],
    B = maps:get(ctype, socket:info(E)),
    F = {socket:recv(D, 2), socket:recv(E, 3), socket:close(D), socket:close(E), socket:send(S, <<"open">>), socket:recv(C)},
    {A, B, F, [catch socket:open(X) || X <- [1000000, -1]], catch socket:open(1000000, #{domain => inet, type => stream}), catch socket:open(a), close({S, C})}.

registry() ->
    N = socket:number_of(),
    {ok, S} = socket:open(inet, dgram),
    {ok, T} = socket:open(inet, stream, default, #{use_registry => false}),
    wait(fun() -> lists:member(S, socket:which_sockets()) end),
    A = {socket:number_of() - N, lists:member(T, socket:which_sockets())},
    ok = socket:setopt(T, {otp, use_registry}, true),
    wait(fun() -> lists:member(T, socket:which_sockets()) end),
    B = lists:member(S, socket:which_sockets(fun(#{type := Type}) -> Type =:= dgram end)),
    close({S, T}),
    wait(fun() -> not lists:member(S, socket:which_sockets()) end),
    Own = self(),
    Pid = spawn(fun() -> {ok, X} = socket:open(inet, dgram), Own ! X end),
    X = receive Y -> Y end,
    wait(fun() -> not is_process_alive(Pid) andalso not lists:member(X, socket:which_sockets()) end),
    {A, B, socket:sockname(X)}.

counters() ->
    {S, C} = P = pair(),
    ok = socket:send(C, <<"12345">>),
    ok = socket:send(C, <<"678">>),
    {ok, _} = socket:recv(S, 8),
    {error, timeout} = socket:recv(S, 0, 0),
    #{counters := A} = socket:info(S),
    #{counters := B} = socket:info(C),
    {A, B, close(P)}.

states() ->
    {ok, S} = socket:open(inet, stream),
    Info = fun(X) -> maps:with([rstates, wstates, ctype, type, domain, protocol], socket:info(X)) end,
    A = Info(S),
    ok = socket:bind(S, any()),
    ok = socket:listen(S),
    B = Info(S),
    {select, I} = socket:accept(S, nowait),
    D = Info(S),
    socket:cancel(S, I),
    {ok, To} = socket:sockname(S),
    {ok, C} = socket:open(inet, stream),
    ok = socket:connect(C, To),
    E = Info(S),
    F = lists:member(connected, maps:get(wstates, socket:info(C))),
    close({S, C}),
    {A, B, D, E, F, Info(S)}.

bad() ->
    {ok, S} = socket:open(inet, stream),
    R = [catch F() || F <- [fun() -> socket:open(nowhere, stream) end, fun() -> socket:open(inet, nothing) end, fun() -> socket:open(inet, stream, nothing) end,
                            fun() -> socket:open(inet, stream, udp) end, fun() -> socket:bind(S, nothing) end,
                            fun() -> socket:bind(S, #{family => inet, port => a}) end, fun() -> socket:bind(S, #{family => inet, addr => {256, 0, 0, 1}}) end,
                            fun() -> socket:bind(S, #{family => local, path => "x"}) end, fun() -> socket:listen(S, a) end,
                            fun() -> socket:send(S, <<"x">>) end, fun() -> socket:recv(S) end, fun() -> socket:recv(S, -1) end,
                            fun() -> socket:recv(S, 0, [nothing]) end, fun() -> socket:send(S, <<"x">>, [nothing]) end, fun() -> socket:accept(S, 0) end,
                            fun() -> socket:peername(S) end, fun() -> socket:recv(not_a_socket) end, fun() -> socket:close({'$socket', make_ref()}) end,
                            fun() -> socket:connect(S, #{family => inet, addr => {127, 0, 0, 1}, port => 1, x => y}) end, fun() -> socket:info({'$socket', make_ref()}) end,
                            fun() -> socket:open(inet, stream, tcp, #{netns => "/nowhere"}) end, fun() -> prim_socket:finalize_close(element(2, S)) end]],
    R ++ [socket:close(S)].

addresses() ->
    {ok, S} = socket:open(inet, dgram),
    {ok, T} = socket:open(inet6, dgram),
    {[{A, catch socket:bind(S, A), socket:sockname(S)} || A <- [any, loopback, broadcast, #{family => inet, addr => any}, #{family => 2, addr => <<0, 0, 127, 0, 0, 1, 0:64>>}]],
     [{A, catch socket:bind(T, A), socket:sockname(T)} || A <- [#{family => inet6, addr => {1, 2}}, #{family => inet6, addr => any, scope_id => 0, flowinfo => 0}]],
     close({S, T})}.

ioctls() ->
    {ok, S} = socket:open(inet, dgram),
    ok = socket:bind(S, any()),
    {ok, To} = socket:sockname(S),
    {ok, All} = socket:ioctl(S, gifconf),
    ok = socket:sendto(S, <<"12345">>, To),
    timer:sleep(20),
    {[X || #{name := "lo"} = X <- All], socket:ioctl(S, nread),
     [{R, catch socket:ioctl(S, R, "lo")} || R <- [gifaddr, gifdstaddr, gifbrdaddr, gifnetmask, gifmtu, gifflags, gifindex, giftxqlen, gifmap]],
     maps:get(family, element(2, socket:ioctl(S, gifhwaddr, "lo"))), [catch socket:ioctl(S, R, V) || {R, V} <- [{gifname, 1}, {gifname, 10000}, {gifaddr, "nothing"}, {gifmtu, 1}, {nothing, "lo"}]],
     catch socket:ioctl(S, sifmtu, "nothing", 100), socket:close(S), socket:ioctl(S, gifconf)}.

supports() ->
    {[socket:supports(X) || X <- [nothing]], lists:sort([X || {K, _} = X <- socket:supports(msg_flags), K =/= notification]),
     lists:sort(socket:supports(ioctl_requests)), lists:sort(socket:supports(ioctl_flags)),
     lists:sort([X || {{L, _}, _} = X <- socket:supports(options), lists:member(L, [socket, ip, ipv6, tcp, udp])]),
     [socket:is_supported(X) || X <- [ipv6, local, netns, sendfile, options, nothing]],
     [socket:is_supported(X, Y) || {X, Y} <- [{protocols, tcp}, {protocols, nothing}, {options, {socket, keepalive}}, {msg_flags, peek}]]}.

names() ->
    {ok, Name} = net:gethostname(),
    {ok, Found} = net:getaddrinfo("127.0.0.1"),
    {is_list(Name), [X || #{type := stream} = X <- Found] =:= [], lists:sort([{maps:get(family, X), maps:get(protocol, X), maps:get(addr, maps:get(addr, X))} || X <- Found]),
     net:getaddrinfo("127.0.0.1", "80") =/= {ok, []}, net:getnameinfo(#{family => inet, addr => {127, 0, 0, 1}, port => 80}, [numerichost, numericserv]),
     [catch net:getnameinfo(X, []) || X <- [a, #{family => inet}]] =/= [], net:getaddrinfo("256.256.256.256.invalid.") =/= ok,
     catch net:getnameinfo(#{family => inet, addr => {127, 0, 0, 1}, port => 80}, [nothing])}.

services() ->
    Exported = erlang:function_exported(net, getservbyname, 2),
    {Exported, [net:getservbyname(X, Y) || Exported, {X, Y} <- [{"http", tcp}, {"http", any}, {"nothing", tcp}]],
     [net:getservbyport(X, Y) || Exported, {X, Y} <- [{80, tcp}, {53, udp}, {1, sctp}, {65535, tcp}]]}.

interfaces() ->
    {ok, All} = net:getifaddrs(),
    {ok, Links} = net:getifaddrs(all),
    {ok, Names} = net:if_names(),
    {ok, Index} = net:if_name2index("lo"),
    {[X || #{name := "lo"} = X <- All], lists:sort([X || #{name := "lo"} = X <- Links]), lists:keyfind("lo", 2, Names), net:if_index2name(Index),
     net:if_name2index("nothing"), net:if_index2name(10000), length(element(2, net:getifaddrs(#{family => inet, flags => any}))) > 0}.

tcp_pair(Options) ->
    B = [{inet_backend, socket}],
    {ok, L} = gen_tcp:listen(0, B ++ [binary, {active, false}, {ip, {127, 0, 0, 1}} | Options]),
    {ok, Port} = inet:port(L),
    {ok, C} = gen_tcp:connect({127, 0, 0, 1}, Port, B ++ [binary, {active, false} | Options]),
    {ok, S} = gen_tcp:accept(L),
    ok = gen_tcp:close(L),
    {S, C}.

tcp() ->
    {S, C} = tcp_pair([]),
    ok = gen_tcp:send(C, [<<"he">>, "llo"]),
    A = gen_tcp:recv(S, 5),
    B = gen_tcp:recv(S, 0, 30),
    {ok, [{recv_oct, Got}]} = inet:getstat(S, [recv_oct]),
    ok = gen_tcp:send(S, <<"bye">>),
    ok = gen_tcp:shutdown(S, write),
    D = [gen_tcp:recv(C, 0), gen_tcp:recv(C, 0)],
    {A, B, Got, D, gen_tcp:close(S), gen_tcp:close(C), gen_tcp:send(C, "x"),
     element(1, gen_tcp:connect({127, 0, 0, 1}, 1, [{inet_backend, socket}], 1000)), gen_tcp:listen(0, [{inet_backend, socket}, {ip, {1, 2, 3, 4}}])}.

tcp_next() ->
    receive {T, _, D} -> {T, D}; {T, _} -> T after 5000 -> nothing end.

tcp_active() ->
    {S, C} = tcp_pair([]),
    ok = inet:setopts(S, [{active, once}]),
    ok = gen_tcp:send(C, <<"one">>),
    A = tcp_next(),
    ok = inet:setopts(S, [{active, 2}]),
    ok = gen_tcp:send(C, <<"two">>),
    B = tcp_next(),
    ok = gen_tcp:send(C, <<"three">>),
    D = [tcp_next(), tcp_next()],
    ok = inet:setopts(S, [{active, true}]),
    Own = self(),
    Pid = spawn_link(fun() -> receive go -> Own ! {owner, tcp_next(), tcp_next()} end end),
    E = gen_tcp:controlling_process(S, Pid),
    Pid ! go,
    ok = gen_tcp:send(C, <<"four">>),
    ok = timer:sleep(50),
    ok = gen_tcp:close(C),
    F = next(),
    receive {'EXIT', Pid, _} -> ok end,
    {A, B, D, E, F}.

tcp_packets() ->
    [begin
         {S, C} = tcp_pair([{packet, P}]),
         ok = gen_tcp:send(C, D),
         ok = gen_tcp:send(C, D),
         R = {P, gen_tcp:recv(S, 0), gen_tcp:recv(S, 0), inet:getopts(S, [packet, nodelay, active, mode])},
         gen_tcp:close(S), gen_tcp:close(C),
         R
     end || {P, D} <- [{1, <<"a">>}, {2, <<"bb">>}, {4, <<"dddd">>}, {line, <<"text\n">>}, {http_bin, <<"GET / HTTP/1.0\r\n\r\n">>}]].

udp() ->
    B = [{inet_backend, socket}],
    {ok, S} = gen_udp:open(0, B ++ [binary, {active, false}, {ip, {127, 0, 0, 1}}]),
    {ok, Port} = inet:port(S),
    {ok, C} = gen_udp:open(0, B ++ [{active, true}, {ip, {127, 0, 0, 1}}]),
    ok = gen_udp:send(C, {127, 0, 0, 1}, Port, <<"ask">>),
    {ok, {Ip, From, Data}} = gen_udp:recv(S, 0),
    ok = gen_udp:send(S, Ip, From, "answer"),
    A = receive {udp, C, I, _, X} -> {I, X} after 5000 -> nothing end,
    ok = gen_udp:connect(C, {127, 0, 0, 1}, Port),
    ok = gen_udp:send(C, <<"connected">>),
    {ok, {_, _, D}} = gen_udp:recv(S, 0),
    {Ip, Data, A, D, gen_udp:recv(S, 0, 20), inet:getopts(S, [mode, active]), gen_udp:close(S), gen_udp:close(C), gen_udp:recv(S, 0)}.

%% Sockets that nobody knows any more are closed when their owner ends, and the machine goes on.
collected() ->
    Own = self(),
    Pid = spawn(fun() ->
                    [{ok, _} = socket:open(inet, dgram) || _ <- lists:seq(1, 200)],
                    garbage_collect(),
                    {ok, S} = socket:open(inet, dgram),
                    Own ! socket:getopt(S, {socket, type})
                end),
    A = next(),
    wait(fun() -> not is_process_alive(Pid) end),
    wait(fun() -> #{counters := #{num_tdgrams := N}} = socket:info(), N < 100 end),
    A.
