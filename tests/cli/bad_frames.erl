%% A node that, after a good handshake, says what it should not: for each frame, whether the other one closes the connection.
-module(bad_frames).
-export([main/1]).

main([Other]) ->
    %% It is the other's process that is written to, whatever its number.
    [io:format("~w: ~w~n", [I, tried(Other, Frame)]) || {I, Frame} <- lists:zip(lists:seq(1, length(frames())), frames())],
    io:format("~w~n", [{net_adm:ping(Other), rpc:call(Other, erlang, abs, [-1])}]),
    halt().

frames() ->
    Self = self(),
    [<<>>, <<1, 2, 3>>, <<131, 68>>, <<131, 68, 3, 1>>, <<131, 69, 1, 2>>, <<131, 69, 1:64, 0:64, 0>>, <<131, 68, 1, 0, 9, 104, 0>>,
     <<131, 68, 0, 104, 2, 97, 2, 82, 0>>, <<131, 68, 0>>, <<131, 68, 0, 97, 1>>, <<131, 68, 0, 104, 0>>]
        ++ [control(T) || T <- [[1 | 2], <<>>, {1}, {1, a, b}, {2, '', a}, {3, Self, Self, x}, {19, Self, Self, make_ref()}, {20, 1, 2, 3}, {21, a, b, c, d},
                                {22, 1, 2}, {24, 1, 2}, {26, Self, Self}, {28, 1, 2, 3}, {29, 1, 2, 3, 4, 5}, {31, 1, 2, 3, 4}, {33, Self, Self},
                                {35, 0, Self, Self}, {36, x, Self, Self}, {99}, {6, Self, '', 7}, {7, 1, 2}, {1 bsl 70}]]
        ++ [<<(control({6, Self, '', waiting}))/binary, 255>>, <<(control({6, Self, '', waiting}))/binary, 108, 255:32>>].

control(Term) ->
    <<131, Plain/binary>> = term_to_binary(Term),
    <<131, 68, 0, Plain/binary>>.

tried(Other, Frame) ->
    S = connected(Other),
    ok = gen_tcp:send(S, Frame),
    %% A sign of life is answered in its time; what is good is followed by what is not.
    R = until_closed(S, case Frame of <<>> -> 500; _ -> 20000 end),
    gen_tcp:close(S),
    R.

until_closed(S, Time) ->
    case gen_tcp:recv(S, 0, Time) of
        {ok, _} -> until_closed(S, Time);
        {error, timeout} -> open;
        {error, _} -> closed
    end.

connected(Other) ->
    [Name, Host] = string:lexemes(atom_to_list(Other), "@"),
    {port, Port, _} = erl_epmd:port_please(Name, Host),
    {ok, S} = gen_tcp:connect("127.0.0.1", Port, [binary, {active, false}, {packet, 2}]),
    %% What OTP 27 offers, but for being published.
    Flags = 16#d_07df_7fbc,
    Own = iolist_to_binary(["bad", integer_to_list(erlang:unique_integer([positive])), "@", Host]),
    ok = gen_tcp:send(S, <<$N, Flags:64, 7:32, (byte_size(Own)):16, Own/binary>>),
    {ok, <<$s, "ok">>} = gen_tcp:recv(S, 0, 20000),
    {ok, <<$N, _:64, Challenge:32, _/binary>>} = gen_tcp:recv(S, 0, 20000),
    Digest = erlang:md5([atom_to_list(erlang:get_cookie()), integer_to_list(Challenge)]),
    ok = gen_tcp:send(S, <<$r, 1234:32, Digest/binary>>),
    {ok, <<$a, _:16/binary>>} = gen_tcp:recv(S, 0, 20000),
    ok = inet:setopts(S, [{packet, 4}]),
    S.
