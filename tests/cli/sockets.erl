%% What sockets do, printed: the same on every emulator. Works in the current directory, which is empty.
-module(sockets).
-export([main/0]).

main() ->
    process_flag(trap_exit, true),
    Tests = [fun echo/0, fun passive/0, fun lengths/0, fun active_once/0, fun active_n/0, fun active_true/0, fun packets/0, fun lines/0,
             fun http/0, fun tls_records/0, fun headers/0, fun sizes/0, fun timeouts/0, fun accepts/0, fun refusals/0, fun closing/0,
             fun half_closed/0, fun resets/0, fun owners/0, fun much/0, fun busy/0, fun delayed/0, fun options/0, fun tcp_options/0,
             fun names/0, fun statistics/0, fun local/0, fun inet6/0, fun unrecv/0, fun files/0, fun descriptors/0, fun ports/0,
             fun services/0, fun interfaces/0, fun udp/0, fun udp_active/0, fun udp_beside/0, fun udp_options/0, fun udp_local/0,
             fun udp_connected/0, fun bad_arguments/0, fun info/0, fun lookup/0, fun ram/0,
             fun priorities/0, fun dead_acceptors/0],
    [io:format("~p~n", [{erlang:fun_info(T, name), result(T)}]) || T <- Tests],
    halt().

result(T) ->
    try T() catch C:R:S -> {C, R, element(1, hd(S)), element(2, hd(S))} end.

pair() -> pair([], []).
pair(ServerOptions, ClientOptions) ->
    {ok, L} = gen_tcp:listen(0, [binary, {active, false}, {ip, {127, 0, 0, 1}} | ServerOptions]),
    {ok, Port} = inet:port(L),
    {ok, C} = gen_tcp:connect({127, 0, 0, 1}, Port, [binary, {active, false} | ClientOptions]),
    {ok, S} = gen_tcp:accept(L),
    ok = gen_tcp:close(L),
    {S, C}.

close({S, C}) -> {gen_tcp:close(S), gen_tcp:close(C)}.

next() -> next(2000).
next(Time) ->
    receive M -> plain(M) after Time -> nothing end.

%% Messages without ports.
plain(M) when is_tuple(M) -> list_to_tuple(plain(tuple_to_list(M)));
plain([H | T]) -> [plain(H) | plain(T)];
plain(P) when is_port(P) -> port;
plain(P) when is_pid(P) -> pid;
plain(R) when is_reference(R) -> reference;
plain(X) -> X.

echo() ->
    {S, C} = P = pair(),
    R = [begin ok = gen_tcp:send(C, D), {ok, B} = gen_tcp:recv(S, byte_size(iolist_to_binary(D))), ok = gen_tcp:send(S, B),
               gen_tcp:recv(C, byte_size(B)) end || D <- [<<"hello">>, "list", [$a, <<"b">>, [["c"]]], binary:copy(<<"x">>, 100)]],
    {R, close(P)}.

passive() ->
    {S, C} = P = pair(),
    ok = gen_tcp:send(C, <<"abc">>),
    A = gen_tcp:recv(S, 0),
    Own = self(),
    Pid = spawn_link(fun() -> Own ! {early, gen_tcp:recv(S, 2, 5000)} end),
    timer:sleep(30),
    B = gen_tcp:recv(S, 0, 10),
    ok = gen_tcp:send(C, <<"xy">>),
    D = next(),
    receive {'EXIT', Pid, _} -> ok end,
    gen_tcp:close(C),
    E = [gen_tcp:recv(S, 0), gen_tcp:recv(S, 0), gen_tcp:send(S, "x")],
    {A, B, D, E, close(P), gen_tcp:recv(S, 0), gen_tcp:send(S, "x")}.

lengths() ->
    {S, C} = P = pair(),
    ok = gen_tcp:send(C, <<"0123456789">>),
    R = [gen_tcp:recv(S, N) || N <- [1, 2, 3]],
    T = gen_tcp:recv(S, 5, 20),
    ok = gen_tcp:send(C, binary:copy(<<"y">>, 100000)),
    {ok, Long} = gen_tcp:recv(S, 100000),
    {ok, Rest} = gen_tcp:recv(S, 4),
    {R, T, byte_size(Long), Rest, gen_tcp:recv(S, 100000000), result(fun() -> gen_tcp:recv(S, -1) end), close(P)}.

active_once() ->
    {S, C} = P = pair(),
    ok = gen_tcp:send(C, <<"one">>),
    timer:sleep(20),
    inet:setopts(S, [{active, once}]),
    A = next(),
    ok = gen_tcp:send(C, <<"two">>),
    B = next(50),
    inet:setopts(S, [{active, once}]),
    D = next(),
    G = inet:getopts(S, [active]),
    gen_tcp:close(C),
    E = next(50),
    inet:setopts(S, [{active, once}]),
    {A, B, D, G, E, next(), next(50), erlang:port_info(S), close(P)}.

active_n() ->
    {S, C} = P = pair([{packet, 1}], [{packet, 1}]),
    [ok = gen_tcp:send(C, <<I>>) || I <- [1, 2, 3, 4]],
    A = inet:setopts(S, [{active, 2}]),
    B = [next(), next(), next(), next(50)],
    inet:setopts(S, [{active, 1}]),
    D = [next(), next()],
    inet:setopts(S, [{active, 10}]),
    inet:setopts(S, [{active, -3}]),
    E = [next(), inet:getopts(S, [active])],
    inet:setopts(S, [{active, -30}]),
    F = [next(), inet:getopts(S, [active]), inet:setopts(S, [{active, 32767}]), inet:setopts(S, [{active, 1}])],
    {A, B, D, E, F, close(P)}.

active_true() ->
    {S, C} = P = pair([{packet, 4}], [{packet, 4}]),
    inet:setopts(S, [{active, true}]),
    [ok = gen_tcp:send(C, integer_to_list(I)) || I <- lists:seq(1, 5)],
    A = [next() || _ <- lists:seq(1, 5)],
    B = gen_tcp:recv(S, 0),
    inet:setopts(S, [{mode, list}]),
    gen_tcp:send(C, "list"),
    D = next(),
    gen_tcp:close(C),
    {A, B, D, next(), next(50), erlang:port_info(S), close(P)}.

packets() ->
    [begin
         {S, C} = P = pair([{packet, Type}], [{packet, raw}]),
         [begin gen_tcp:send(C, Part), timer:sleep(5) end || Part <- Parts],
         A = gen_tcp:recv(S, 0, 1000),
         inet:setopts(S, [{active, true}]),
         B = next(500),
         close(P),
         {Type, A, B}
     end || {Type, Parts} <-
            [{1, [<<3, "ab">>, <<"c", 1, "d">>]}, {2, [<<0, 3, "abc", 0>>, <<1, "d">>]}, {4, [<<0, 0, 0, 3, "abc">>, <<0, 0, 0, 0>>]},
             {asn1, [<<16#30, 3, 1, 2, 3, 4>>, <<1, 7>>]}, {sunrm, [<<16#80, 0, 0, 2, 1, 2>>, <<0, 0, 0, 1, 5>>]},
             {cdr, [<<"GIOP", 1, 0, 0, 0, 2:32, 1, 2>>, <<"GIOP", 1, 0, 1, 0, 2:32/little, 3, 4>>]},
             {fcgi, [<<1, 1, 0, 1, 0, 2, 1, 0, 8, 9, 0>>, <<1, 1, 0, 1, 0, 0, 0, 0>>]},
             {tpkt, [<<3, 0, 6:16, 1, 2>>, <<3, 0, 5:16, 9>>]}, {raw, [<<"raw">>]}, {4, [<<255, 255, 255, 255>>]}]].

lines() ->
    {S, C} = P = pair([{packet, line}, {buffer, 8}], []),
    gen_tcp:send(C, <<"a\nbc\r\nlonger than eight\nx">>),
    A = [gen_tcp:recv(S, 0) || _ <- lists:seq(1, 5)],
    gen_tcp:close(C),
    B = gen_tcp:recv(S, 0),
    close(P),
    {S2, C2} = P2 = pair([{packet, line}, list], []),
    inet:setopts(S2, [{line_delimiter, $;}]),
    gen_tcp:send(C2, <<"a;b\n;">>),
    D = [gen_tcp:recv(S2, 0), gen_tcp:recv(S2, 0)],
    close(P2),
    {A, B, D}.

http() ->
    Text = <<"GET /x?y=1 HTTP/1.1\r\nHost: example.org\r\nX-Own: 1\r\n\r\nHTTP/1.0 200 OK\r\n\r\nnonsense\r\n">>,
    [begin
         {S, C} = P = pair([{packet, Type}], []),
         gen_tcp:send(C, Text),
         inet:setopts(S, [{active, once}]),
         A = next(),
         B = [gen_tcp:recv(S, 0, 1000) || _ <- lists:seq(1, 6)],
         close(P),
         {Type, A, B}
     end || Type <- [http, http_bin, httph]].

tls_records() ->
    {S, C} = P = pair([{packet, ssl_tls}], []),
    gen_tcp:send(C, <<22, 3, 1, 3:16, "abc", 23, 3, 3, 1:16, "d">>),
    A = plain(gen_tcp:recv(S, 0)),
    inet:setopts(S, [{active, once}]),
    {A, next(), close(P)}.

headers() ->
    {S, C} = P = pair([{header, 2}], []),
    gen_tcp:send(C, <<"abcd">>),
    A = gen_tcp:recv(S, 4),
    gen_tcp:send(C, <<"e">>),
    B = gen_tcp:recv(S, 1),
    inet:setopts(S, [list]),
    gen_tcp:send(C, <<"fgh">>),
    {A, B, gen_tcp:recv(S, 3), close(P)}.

sizes() ->
    {S, C} = P = pair([{packet, 2}, {packet_size, 4}], [{packet, 2}]),
    gen_tcp:send(C, <<"abcd">>),
    A = gen_tcp:recv(S, 0),
    gen_tcp:send(C, <<"abcde">>),
    B = gen_tcp:recv(S, 0, 1000),
    close(P),
    {S2, C2} = P2 = pair([{packet, 1}, {packet_size, 2}, {active, true}], []),
    inet:setopts(S2, [{active, true}]),
    gen_tcp:send(C2, <<5, "abcde">>),
    {A, B, next(), next(), close(P2)}.

timeouts() ->
    {S, C} = P = pair(),
    A = [gen_tcp:recv(S, 0, T) || T <- [0, 1, 20]],
    gen_tcp:send(C, <<"late">>),
    timer:sleep(20),
    B = gen_tcp:recv(S, 0, 0),
    {ok, L} = gen_tcp:listen(0, []),
    D = [gen_tcp:accept(L, T) || T <- [0, 1, 20]],
    gen_tcp:close(L),
    {A, B, D, close(P)}.

accepts() ->
    {ok, L} = gen_tcp:listen(0, [{active, false}, {ip, {127, 0, 0, 1}}]),
    {ok, Port} = inet:port(L),
    Own = self(),
    Acceptor = fun(N) -> spawn(fun() -> R = gen_tcp:accept(L, 1000), Own ! {N, element(1, R)}, receive stop -> ok end end) end,
    [One, Two, Three] = [begin Pid = Acceptor(N), timer:sleep(20), Pid end || N <- [1, 2, 3]],
    exit(Two, kill),
    timer:sleep(10),
    {ok, C1} = gen_tcp:connect({127, 0, 0, 1}, Port, []),
    A = next(),
    {ok, C2} = gen_tcp:connect({127, 0, 0, 1}, Port, []),
    B = next(),
    Four = Acceptor(4),
    D = next(),
    Five = Acceptor(5),
    timer:sleep(10),
    gen_tcp:close(L),
    E = next(),
    [P ! stop || P <- [One, Three, Four, Five]],
    F = [next(), next()],
    [gen_tcp:close(C) || C <- [C1, C2]],
    {A, B, D, E, F, gen_tcp:accept(L)}.

refusals() ->
    {ok, L} = gen_tcp:listen(0, [{ip, {127, 0, 0, 1}}]),
    {ok, Port} = inet:port(L),
    A = gen_tcp:listen(Port, [{ip, {127, 0, 0, 1}}]),
    gen_tcp:close(L),
    B = gen_tcp:connect({127, 0, 0, 1}, Port, [], 1000),
    D = gen_tcp:connect({127, 0, 0, 1}, Port, []),
    E = gen_tcp:listen(0, [{ip, {1, 2, 3, 4}}]),
    {A, B, D, E, gen_tcp:connect("127.0.0.1", Port, [{ip, {1, 2, 3, 4}}])}.

closing() ->
    {S, C} = P = pair(),
    link(S),
    exit(S, boo),
    A = [next(), gen_tcp:recv(C, 0), gen_tcp:recv(C, 0), gen_tcp:send(C, "x")],
    close(P),
    {S2, C2} = P2 = pair([{exit_on_close, false}], []),
    gen_tcp:close(C2),
    B = [gen_tcp:recv(S2, 0), gen_tcp:recv(S2, 0)],
    close(P2),
    {S3, C3} = P3 = pair(),
    Own = self(),
    spawn(fun() -> Own ! {waits, gen_tcp:recv(S3, 0)} end),
    timer:sleep(20),
    gen_tcp:close(S3),
    D = next(),
    {A, B, D, gen_tcp:recv(C3, 0), close(P3)}.

half_closed() ->
    {S, C} = P = pair(),
    gen_tcp:send(C, <<"last words">>),
    A = gen_tcp:shutdown(C, write),
    B = [gen_tcp:recv(S, 0), gen_tcp:send(S, <<"reply">>), gen_tcp:recv(C, 0)],
    D = gen_tcp:send(C, <<"no more">>),
    {A, B, D, gen_tcp:recv(S, 0), close(P), gen_tcp:shutdown(S, read)}.

resets() ->
    {S, C} = P = pair([{show_econnreset, true}], []),
    inet:setopts(C, [{linger, {true, 0}}]),
    gen_tcp:close(C),
    timer:sleep(20),
    A = gen_tcp:recv(S, 0),
    close(P),
    {S2, C2} = P2 = pair([{show_econnreset, true}], []),
    inet:setopts(S2, [{active, true}]),
    inet:setopts(C2, [{linger, {true, 0}}]),
    gen_tcp:close(C2),
    B = [next(), next(), next(50)],
    close(P2),
    {S3, C3} = P3 = pair(),
    inet:setopts(C3, [{linger, {true, 0}}]),
    gen_tcp:close(C3),
    timer:sleep(20),
    {A, B, gen_tcp:send(S3, "x"), gen_tcp:recv(S3, 0), close(P3)}.

owners() ->
    {S, C} = P = pair(),
    Own = self(),
    Pid = spawn_link(fun() -> receive go -> ok end, inet:setopts(S, [{active, once}]), Own ! {other, next()}, receive stop -> ok end end),
    inet:setopts(S, [{active, once}]),
    gen_tcp:send(C, "early"),
    timer:sleep(20),
    A = [gen_tcp:controlling_process(S, Pid), gen_tcp:controlling_process(S, Own), inet:getopts(S, [active])],
    Pid ! go,
    B = next(),
    Pid ! stop,
    D = [next(), gen_tcp:recv(C, 0, 1000)],
    {A, B, D, close(P), gen_tcp:controlling_process(S, Own)}.

much() ->
    {S, C} = P = pair([{buffer, 65536}], [{packet, 4}]),
    Own = self(),
    Data = crypto_free_bytes(3000000),
    spawn_link(fun() -> R = [gen_tcp:send(C, Data) || _ <- [1, 2, 3]], Own ! {sent, R}, receive stop -> ok end end),
    {ok, All} = gen_tcp:recv(S, 3 * 3000004, 60000),
    <<N:32, D1:N/binary, N:32, D2:N/binary, N:32, D3:N/binary>> = All,
    {N, [D =:= Data || D <- [D1, D2, D3]], next(), close(P)}.

crypto_free_bytes(N) -> << <<(I * I rem 251)>> || I <- lists:seq(1, N) >>.

busy() ->
    {S, C} = P = pair([], [{sndbuf, 4096}, {high_watermark, 1000}, {low_watermark, 500}, {send_timeout, 50}]),
    inet:setopts(S, [{recbuf, 4096}]),
    Fill = fun Fill(0) -> never; Fill(N) -> case gen_tcp:send(C, binary:copy(<<"z">>, 10000)) of ok -> Fill(N - 1); E -> E end end,
    A = Fill(100000),
    {ok, [{send_pend, N}]} = inet:getstat(C, [send_pend]),
    inet:setopts(C, [{send_timeout, 0}]),
    B = Fill(10),
    inet:setopts(C, [{send_timeout, 5000}]),
    Own = self(),
    {ok, [{send_oct, Sent}]} = inet:getstat(C, [send_oct]),
    spawn_link(fun() -> Own ! {sent, gen_tcp:send(C, <<"end">>)}, receive stop -> ok end end),
    timer:sleep(20),
    D = prim_inet:send(C, <<"no">>, [nosuspend]),
    {ok, All} = gen_tcp:recv(S, Sent + 3, 10000),
    {A, N > 1000, B, D, binary:part(All, byte_size(All), -4), next(), close(P)}.

delayed() ->
    {S, C} = P = pair([], [{delay_send, true}]),
    [ok = gen_tcp:send(C, [I]) || I <- "abc"],
    A = gen_tcp:recv(S, 3, 1000),
    {A, close(P)}.

options() ->
    {S, C} = P = pair(),
    Names = [active, mode, packet, header, packet_size, buffer, exit_on_close, high_watermark, low_watermark, high_msgq_watermark,
             low_msgq_watermark, send_timeout, send_timeout_close, delay_send, show_econnreset, deliver, read_packets, linger,
             line_delimiter, netns, raw],
    A = [{N, inet:getopts(S, [N])} || N <- Names],
    Set = [{active, once}, {mode, list}, list, binary, {packet, 4}, {packet, cdr}, {packet, 3}, {header, 1}, {packet_size, 100},
           {buffer, 10}, {buffer, 0}, {exit_on_close, false}, {high_watermark, 10}, {low_watermark, 20}, {high_msgq_watermark, 100},
           {low_msgq_watermark, 200}, {send_timeout, 1}, {send_timeout, infinity}, {send_timeout, -1}, {send_timeout_close, true},
           {delay_send, true}, {show_econnreset, true}, {deliver, term}, {read_packets, 7}, {linger, {true, 3}}, {line_delimiter, $x},
           {nonsense, 1}, nonsense, {active, maybe_not}, {recbuf, 10000}],
    B = [{O, inet:setopts(S, [O]), if is_tuple(O) -> inet:getopts(S, [element(1, O)]); true -> inet:getopts(S, [mode]) end} || O <- Set,
         O =/= {recbuf, 10000}],
    inet:setopts(S, [{recbuf, 100000}, {linger, {false, 0}}]),
    {A, B, inet:getopts(S, [buffer]), inet:setopts(S, [{buffer, 5000}, {active, false}, {packet, raw}]), inet:getopts(S, [buffer, packet]),
     inet:getopts(C, [nodelay, keepalive, mode]), close(P)}.

tcp_options() ->
    {S, _} = P = pair(),
    A = [{O, inet:setopts(S, [O]), inet:getopts(S, [element(1, O)])} ||
            O <- [{nodelay, true}, {keepalive, true}, {reuseaddr, true}, {reuseport, true}, {dontroute, true}, {tos, 16}, {priority, 5},
                  {ttl, 33}, {recvtos, true}, {recvttl, true}, {nopush, true}, {broadcast, true}, {read_ahead, false},
                  {exclusiveaddruse, true}, {tclass, 4}, {ipv6_v6only, true}, {bind_to_device, <<>>}, {non_block_send, true}]],
    B = [inet:getopts(S, [{raw, 6, 1, 4}]), inet:getopts(S, [{raw, 6, 1, <<0:32>>}]), inet:setopts(S, [{raw, 6, 1, <<0:32/native>>}]),
         inet:getopts(S, [nodelay]), inet:getopts(S, [{raw, 6, 99999, 4}]), inet:setopts(S, [{raw, 6, 99999, <<1>>}])],
    {A, B, inet:getopts(S, [pktoptions]), close(P)}.

names() ->
    {S, C} = P = pair(),
    {ok, {Ip, Port}} = inet:sockname(S),
    {ok, {Ip2, Port}} = inet:peername(C),
    A = {Ip, Ip2, inet:port(S) =:= {ok, Port}},
    {ok, {_, Other}} = inet:sockname(C),
    B = inet:peername(S) =:= {ok, {{127, 0, 0, 1}, Other}},
    D = [prim_inet:setpeername(S, {{1, 2, 3, 4}, 5}), inet:peername(S), prim_inet:setpeername(S, undefined),
         prim_inet:setsockname(S, {{9, 8, 7, 6}, 1}), inet:sockname(S), inet:peernames(S) =:= {ok, [{{127, 0, 0, 1}, Other}]}],
    {ok, L} = gen_tcp:listen(0, []),
    E = [inet:peername(L), element(1, inet:sockname(L)), prim_inet:getstatus(L), prim_inet:getstatus(S), prim_inet:gettype(S)],
    gen_tcp:close(L),
    {A, B, D, E, close(P), inet:sockname(S), inet:peername(S), inet:port(S)}.

statistics() ->
    {S, C} = P = pair(),
    [begin gen_tcp:send(C, binary:copy(<<"a">>, N)), gen_tcp:recv(S, N) end || N <- [10, 20, 60]],
    {inet:getstat(C), inet:getstat(S), inet:getstat(S, [recv_cnt, recv_oct]), inet:getstat(S, [nonsense]), close(P), inet:getstat(S)}.

local() ->
    {ok, L} = gen_tcp:listen(0, [{ifaddr, {local, "a.socket"}}, {active, false}]),
    A = inet:sockname(L),
    {ok, C} = gen_tcp:connect({local, "a.socket"}, 0, [{active, false}]),
    {ok, S} = gen_tcp:accept(L),
    gen_tcp:send(C, "through"),
    B = [gen_tcp:recv(S, 0), inet:peername(C), inet:sockname(C), inet:peername(S), inet:port(S)],
    [gen_tcp:close(X) || X <- [L, C, S]],
    D = gen_tcp:listen(0, [{ifaddr, {local, "a.socket"}}]),
    ok = file:delete("a.socket"),
    {A, B, D, gen_tcp:connect({local, "a.socket"}, 0, []), gen_tcp:listen(0, [{ifaddr, {local, lists:duplicate(200, $x)}}])}.

inet6() ->
    case gen_tcp:listen(0, [inet6, {ip, {0, 0, 0, 0, 0, 0, 0, 1}}, {active, false}]) of
        {ok, L} ->
            {ok, Port} = inet:port(L),
            {ok, C} = gen_tcp:connect({0, 0, 0, 0, 0, 0, 0, 1}, Port, [inet6, {active, false}]),
            {ok, S} = gen_tcp:accept(L),
            gen_tcp:send(S, "six"),
            {ok, {Ip, Port}} = inet:peername(C),
            R = {gen_tcp:recv(C, 0), Ip, inet:getopts(S, [tclass, ipv6_v6only])},
            [gen_tcp:close(X) || X <- [L, C, S]],
            R;
        Error -> Error
    end.

unrecv() ->
    {S, C} = P = pair(),
    gen_tcp:send(C, "cd"),
    {ok, D} = gen_tcp:recv(S, 2),
    A = [gen_tcp:unrecv(S, D), gen_tcp:unrecv(S, "ab"), gen_tcp:recv(S, 4)],
    gen_tcp:unrecv(S, "last"),
    inet:setopts(S, [{active, once}]),
    {A, next(), close(P)}.

files() ->
    ok = file:write_file("file", Data = crypto_free_bytes(500000)),
    {S, C} = P = pair(),
    {ok, F} = file:open("file", [read, raw, binary]),
    Own = self(),
    spawn_link(fun() -> Own ! {got, element(2, gen_tcp:recv(S, 500000)) =:= Data} end),
    A = file:sendfile(F, C, 0, 0, []),
    B = next(),
    receive {'EXIT', _, normal} -> ok end,
    D = [file:sendfile(F, C, 10, 20, []), gen_tcp:recv(S, 20) =:= {ok, binary:part(Data, 10, 20)}, file:sendfile(F, C, 499999, 20, []),
         file:sendfile("file", C) =:= {ok, 500000}],
    gen_tcp:close(S),
    timer:sleep(20),
    E = file:sendfile("file", C),
    {A, B, D, E, close(P), file:sendfile("no file", C)}.

descriptors() ->
    {ok, L} = gen_tcp:listen(0, [{active, false}]),
    {ok, Fd} = inet:getfd(L),
    {ok, Port} = inet:port(L),
    {ok, L2} = gen_tcp:listen(0, [{fd, Fd}, {active, false}]),
    A = inet:port(L2) =:= {ok, Port},
    {ok, C} = gen_tcp:connect({127, 0, 0, 1}, Port, [{active, false}]),
    {ok, S} = gen_tcp:accept(L2),
    gen_tcp:send(S, "x"),
    B = gen_tcp:recv(C, 1),
    gen_tcp:close(L2),
    {ok, C2} = gen_tcp:connect({127, 0, 0, 1}, Port, [{active, false}]),
    {ok, S2} = gen_tcp:accept(L, 1000),
    [gen_tcp:close(X) || X <- [L, C, S, C2, S2]],
    {A, B, gen_tcp:listen(0, [{fd, 12345}]), inet:getfd(L)}.

ports() ->
    {S, C} = P = pair(),
    A = erlang:port_info(S, name),
    {connected, Own} = erlang:port_info(S, connected),
    {links, Links} = erlang:port_info(S, links),
    M = monitor(port, S),
    B = {Own =:= self(), Links =:= [self()], erlang:port_info(S, os_pid)},
    S ! {self(), {nonsense, 1}},
    D = next(),
    close(P),
    E = next(),
    demonitor(M, [flush]),
    {A, B, D, E, result(fun() -> port_control(C, 1, []) end), result(fun() -> open_port({spawn_driver, "nonsense"}, []) end),
     begin X = open_port({spawn_driver, "tcp_inet"}, []), {port_control(X, 1, []), port_command(X, "a")} end, next(100)}.

services() ->
    [inet:getservbyname(http, tcp), inet:getservbyname("domain", "udp"), inet:getservbyname(nonsense, tcp)].

interfaces() ->
    {ok, All} = inet:getifaddrs(),
    {"lo", Lo} = lists:keyfind("lo", 1, All),
    {ok, Names} = inet:getiflist(),
    {Lo, lists:member("lo", Names), inet:ifget("lo", [addr, netmask, flags, mtu, hwaddr]), inet:ifget("nonsense", [addr]),
     length(All) > 0, [N || {N, _} <- All] =/= []}.

udp() ->
    {ok, A} = gen_udp:open(0, [{active, false}, binary, {ip, {127, 0, 0, 1}}]),
    {ok, B} = gen_udp:open(0, [{active, false}, {ip, {127, 0, 0, 1}}]),
    {ok, PA} = inet:port(A),
    {ok, PB} = inet:port(B),
    R1 = gen_udp:send(A, {127, 0, 0, 1}, PB, <<"to b">>),
    {ok, {Ip, PA, D1}} = gen_udp:recv(B, 0),
    ok = gen_udp:send(B, "127.0.0.1", PA, ["to", $\s, "a"]),
    {ok, {Ip, PB, D2}} = gen_udp:recv(A, 0, 1000),
    ok = gen_udp:send(B, {{127, 0, 0, 1}, PA}, <<>>),
    {ok, {_, _, D3}} = gen_udp:recv(A, 0),
    R2 = [gen_udp:recv(A, 0, T) || T <- [0, 20]],
    R3 = [gen_udp:send(A, {127, 0, 0, 1}, PB, binary:copy(<<"x">>, 70000)), inet:getstat(A, [send_cnt, recv_cnt, recv_oct]),
          inet:sockname(A) =:= {ok, {{127, 0, 0, 1}, PA}}, inet:peername(A)],
    inet:setopts(A, [{header, 1}]),
    gen_udp:send(B, {127, 0, 0, 1}, PA, "hdr"),
    {ok, {_, _, D4}} = gen_udp:recv(A, 0),
    {R1, Ip, D1, D2, D3, R2, R3, D4, gen_udp:close(A), gen_udp:close(B), gen_udp:recv(A, 0), gen_udp:send(A, {127, 0, 0, 1}, PB, "x")}.

udp_active() ->
    {ok, A} = gen_udp:open(0, [binary, {ip, {127, 0, 0, 1}}]),
    {ok, B} = gen_udp:open(0, [{ip, {127, 0, 0, 1}}, {active, once}]),
    {ok, PA} = inet:port(A),
    {ok, PB} = inet:port(B),
    [gen_udp:send(B, {127, 0, 0, 1}, PA, [I]) || I <- "abc"],
    R1 = [without(PB, next()) || _ <- [1, 2, 3]],
    [gen_udp:send(A, {127, 0, 0, 1}, PB, [I]) || I <- "de"],
    R2 = [without(PA, next()), next(50)],
    inet:setopts(B, [{active, 2}]),
    R3 = [without(PA, next()), next(50)],
    gen_udp:send(A, {127, 0, 0, 1}, PB, "f"),
    R4 = [without(PA, next()), next(), gen_udp:close(A), gen_udp:close(B), next(50)],
    {R1, R2, R3, R4}.

without(Port, M) when is_tuple(M) -> list_to_tuple([if X =:= Port -> number; true -> X end || X <- tuple_to_list(M)]);
without(_, M) -> M.

udp_beside() ->
    {ok, A} = gen_udp:open(0, [{active, false}, binary, {ip, {127, 0, 0, 1}}, {recvtos, true}, {recvttl, true}]),
    {ok, B} = gen_udp:open(0, [{active, false}, {ip, {127, 0, 0, 1}}]),
    {ok, PA} = inet:port(A),
    {ok, PB} = inet:port(B),
    gen_udp:send(B, {127, 0, 0, 1}, PA, "plain"),
    {ok, R1} = gen_udp:recv(A, 0),
    R2 = gen_udp:send(B, {127, 0, 0, 1}, PA, [{tos, 32}, {ttl, 7}], "with"),
    {ok, R3} = gen_udp:recv(A, 0),
    inet:setopts(A, [{active, once}]),
    gen_udp:send(B, {127, 0, 0, 1}, PA, [{ttl, 9}], "active"),
    R4 = next(),
    gen_udp:close(A), gen_udp:close(B),
    {[without(PB, R) || R <- [R1, R3, R4]], R2}.

udp_options() ->
    {ok, A} = gen_udp:open(0, [{active, false}, {ip, {127, 0, 0, 1}}]),
    R = [{O, inet:setopts(A, [O]), inet:getopts(A, [element(1, O)])} ||
            O <- [{broadcast, true}, {reuseaddr, true}, {multicast_ttl, 3}, {multicast_loop, false}, {read_packets, 3}, {read_packets, 0},
                  {tos, 8}, {buffer, 99}, {packet, 4}, {high_watermark, 3}, {deliver, port}]],
    M = [inet:setopts(A, [{add_membership, {{239, 1, 2, 3}, {127, 0, 0, 1}}}]),
         inet:setopts(A, [{drop_membership, {{239, 1, 2, 3}, {127, 0, 0, 1}}}]),
         inet:setopts(A, [{multicast_if, {127, 0, 0, 1}}])],
    gen_udp:close(A),
    {ok, B} = gen_udp:open(0, [{ip, {127, 0, 0, 1}}]),
    {ok, Rec} = inet:getopts(B, [recbuf]),
    inet:setopts(B, [{recbuf, 200000}]),
    G = inet:getopts(B, [buffer]),
    gen_udp:close(B),
    {R, M, length(Rec), G}.

udp_local() ->
    {ok, A} = gen_udp:open(0, [{ifaddr, {local, "u.socket"}}, {active, false}, binary]),
    {ok, B} = gen_udp:open(0, [local, {active, false}]),
    R1 = [gen_udp:send(B, {local, "u.socket"}, 0, "anonymous"), gen_udp:recv(A, 0)],
    {ok, C} = gen_udp:open(0, [{ifaddr, {local, "v.socket"}}, {active, true}]),
    R2 = [gen_udp:send(C, {local, "u.socket"}, 0, "named"), gen_udp:recv(A, 0), gen_udp:send(A, {local, "v.socket"}, 0, "back"), next(),
          gen_udp:send(B, {local, "w.socket"}, 0, "nobody"), inet:sockname(C)],
    [gen_udp:close(X) || X <- [A, B, C]],
    [file:delete(F) || F <- ["u.socket", "v.socket"]],
    {R1, R2}.

udp_connected() ->
    {ok, A} = gen_udp:open(0, [{active, false}, {ip, {127, 0, 0, 1}}]),
    {ok, B} = gen_udp:open(0, [{active, false}, {ip, {127, 0, 0, 1}}]),
    {ok, PB} = inet:port(B),
    {ok, PA} = inet:port(A),
    R1 = gen_udp:connect(A, {127, 0, 0, 1}, PB),
    R2 = [gen_udp:send(A, "connected"), inet:peername(A) =:= {ok, {{127, 0, 0, 1}, PB}}],
    {ok, {_, PA, D}} = gen_udp:recv(B, 0),
    gen_udp:send(B, {127, 0, 0, 1}, PA, "reply"),
    {ok, {_, PB, E}} = gen_udp:recv(A, 0),
    gen_udp:close(B),
    R3 = [gen_udp:send(A, "gone"), gen_udp:recv(A, 0, 1000)],
    gen_udp:close(A),
    {R1, R2, D, E, R3}.

bad_arguments() ->
    {S, C} = P = pair(),
    R = [fun() -> gen_tcp:send(S, nonsense) end, fun() -> gen_tcp:send(S, [300]) end, fun() -> gen_tcp:recv(S, x) end,
         fun() -> gen_tcp:listen(x, []) end, fun() -> gen_tcp:listen(0, [nonsense]) end, fun() -> inet:setopts(S, x) end,
         fun() -> gen_tcp:connect({127, 0, 0, 1}, 99999, []) end, fun() -> prim_inet:listen(C) end,
         fun() -> prim_inet:bind(S, {127, 0, 0, 1}, 0) end],
    {[result(F) || F <- R], close(P)}.

info() ->
    {S, _} = P = pair(),
    #{states := States, counters := Counters, owner := Own, input := In, output := Out} = Info = inet:info(S),
    R = {lists:sort(maps:keys(Info)), States, lists:sort(maps:keys(Counters)), Own =:= self(), In, Out},
    Text = lists:member(S, erlang:ports()),
    {R, Text, inet:i(tcp, [recv, sent, state]), close(P)}.

lookup() ->
    [inet:getaddr("localhost", inet), inet:getaddr({1, 2, 3, 4}, inet), inet:parse_address("::1"), inet:ntoa({127, 0, 0, 1}),
     element(1, inet:gethostname()), inet:getaddr("127.0.0.1", inet), inet:gethostbyname("localhost") =/= {error, nxdomain}].

%% Files in memory are ports too.
ram() ->
    {ok, F} = file:open(<<"some text">>, [ram, read, write, binary]),
    A = [file:read(F, 4), file:position(F, eof), file:read(F, 1), file:write(F, " more"), file:pread(F, 5, 100), file:pwrite(F, 0, "S"),
         file:position(F, {cur, -4}), file:truncate(F), ram_file:get_file(F), ram_file:get_size(F), file:sync(F), file:position(F, -1),
         file:advise(F, 0, 1, normal), file:allocate(F, 0, 10), file:close(F)],
    {ok, G} = file:open("list", [ram]),
    {A, file:read(G, 10), file:write(G, "x"), file:close(G), catch file:read(G, 1)}.

%% The type of service and the priority are two options.
priorities() ->
    {ok, L} = gen_tcp:listen(0, [{priority, 4}]),
    A = inet:getopts(L, [priority, tos]),
    ok = inet:setopts(L, [{tos, 16}]),
    {A, inet:getopts(L, [priority, tos]), inet:setopts(L, [{priority, 3}]), inet:getopts(L, [priority, tos]), gen_tcp:close(L)}.

%% Who has ended does not wait for a connection any more.
dead_acceptors() ->
    {ok, L} = gen_tcp:listen(0, []),
    Accepting = fun() -> {ok, S} = prim_inet:getstatus(L), lists:member(accepting, S) end,
    Until = fun Until(Wanted) -> case Accepting() of Wanted -> Wanted; _ -> timer:sleep(5), Until(Wanted) end end,
    A = Accepting(),
    Pid = spawn(fun() -> gen_tcp:accept(L) end),
    B = Until(true),
    exit(Pid, kill),
    {A, B, Until(false), gen_tcp:close(L)}.
