#!/usr/bin/env escript
%% Makes bifs.txt in this directory: calls of BIFs, and what OTP 27 says to them. The same calls come every time.
%%
%% MODULE FUNCTION ARGUMENTS = RESULT, or ! REASON: arguments (as a list) and results in the external
%% term format, in hexadecimal.
-mode(compile).

main(_) ->
    rand:seed(exsss, {4, 5, 6}),
    Calls = lists:append([[{M, F, [arg(A) || A <- Args]} || _ <- lists:seq(1, N)] || {N, M, F, Args} <- specs()]),
    Lines = [line(C) || C <- lists:usort(Calls)],
    ok = file:write_file(filename:join(filename:dirname(escript:script_name()), "bifs.txt"), Lines).

line({M, F, As}) ->
    Result = try apply(M, F, As) of
                 V -> ["= ", hex(V)]
             catch
                 error:R -> ["! ", hex(R)]
             end,
    [atom_to_list(M), $\s, atom_to_list(F), $\s, hex(As), $\s, Result, $\n].

hex(T) -> binary:encode_hex(term_to_binary(T, [{minor_version, 2}, deterministic])).

specs() ->
    E = erlang, L = lists, B = binary,
    [{3, E, F, [any]} || F <- [is_atom, is_binary, is_bitstring, is_boolean, is_float, is_function, is_integer, is_list,
                               is_map, is_number, is_pid, is_port, is_reference, is_tuple]] ++
    [{15, E, F, [any]} || F <- [size, byte_size, bit_size, length, hd, tl, tuple_size, tuple_to_list, list_to_tuple]] ++
    [{10, E, is_function, [any, index]}, {40, E, is_record, [tuple, atom]}, {60, E, is_record, [tuple, atom, index]},
     {60, E, element, [index, tuple]}, {60, E, setelement, [index, tuple, any]}, {20, E, make_tuple, [index, any]},
     {60, E, make_tuple, [index, any, {list, {pair, index, any}}]}, {20, E, append_element, [tuple, any]},
     {40, E, insert_element, [index, tuple, any]}, {40, E, delete_element, [index, tuple]},
     {40, E, '++', [{list, any}, {list, any}]}, {10, E, '++', [any, any]}, {150, E, '--', [{list, few}, {list, few}]},
     {30, E, '--', [{long, few}, {long, few}]}, {40, L, member, [few, {list, few}]}, {10, L, member, [any, any]},
     {30, L, reverse, [{list, any}, any]}, {10, L, reverse, [any, any]}] ++
    [{60, L, F, [few, index, {list, {pair, few, few}}]} || F <- [keyfind, keymember, keysearch]] ++
    [{60, E, F, [iolist]} || F <- [list_to_binary, iolist_to_binary, iolist_size, list_to_bitstring, iolist_to_iovec]] ++
    [{60, E, F, [bitlist]} || F <- [list_to_binary, iolist_to_binary, iolist_size, list_to_bitstring]] ++
    [{80, E, binary_part, [bin, index, index]}, {40, E, binary_part, [bin, {pair, index, index}]},
     {60, E, split_binary, [bin, index]}, {20, E, binary_to_list, [bin]}, {60, E, binary_to_list, [bin, index, index]},
     {40, E, bitstring_to_list, [bin]}, {60, B, part, [bin, index, index]}, {40, B, at, [bin, index]},
     {15, B, first, [bin]}, {15, B, last, [bin]}, {15, B, copy, [bin]}, {40, B, copy, [bin, index]},
     {40, B, decode_unsigned, [bin]}, {40, B, decode_unsigned, [bin, endian]}, {30, B, encode_unsigned, [int]},
     {40, B, encode_unsigned, [int, endian]}, {60, B, longest_common_prefix, [{list, abc}]},
     {60, B, longest_common_suffix, [{list, abc}]}, {20, B, list_to_bin, [iolist]},
     {120, B, match, [abc, pattern]}, {120, B, match, [abc, pattern, {list, scope}]},
     {120, B, matches, [abc, pattern]}, {120, B, matches, [abc, pattern, {list, scope}]},
     {120, B, split, [abc, pattern]}, {250, B, split, [abc, pattern, {list, splitopt}]},
     {5, B, match, [bin, any]}, {5, B, split, [any, any]}] ++
    [{350, unicode, F, [chardata, encoding]} || F <- [characters_to_binary, characters_to_list]] ++
    [{15, unicode, F, [bin, encoding]} || F <- [characters_to_binary, characters_to_list]] ++
    [{3, erts_internal, term_type, [any]},
     {30, prim_file, internal_name2native, [chardata]}].

pick(L) -> lists:nth(rand:uniform(length(L)), L).
r(N) -> rand:uniform(N + 1) - 1.

arg(any) -> pick([a, [], 1, -1, 0, 1 bsl 70, -(1 bsl 64), 1.5, <<>>, <<1, 2>>, <<3:5>>, {}, {a}, {a, b, c}, [1], [1, 2, 3], [a | b],
                  #{}, #{a => 1}, true, false, "abc", [[<<"x">>]], {1, 2}]);
arg(atom) -> pick([a, a, a, b, 1]);
arg(few) -> pick([a, b, 1, 2, 1.0, 2.0, 0.0, -0.0, [], {1}, {1.0}, <<"a">>, "a", 1 bsl 70, #{1 => a}, #{1.0 => a}]);
arg(tuple) -> pick([{}, {a}, {b}, {a, b}, {a, 1, 2}, {1, 2, 3, 4}, a, []]);
arg(index) -> pick([0, 1, 1, 2, 2, 3, 4, 5, -1, -2, r(12), a, 1 bsl 70, -(1 bsl 70), 1.0]);
arg({list, K}) ->
    L = [arg(K) || _ <- lists:seq(1, r(6))],
    case r(25) of 0 -> L ++ b; 1 -> a; _ -> L end;
arg({long, K}) -> [arg(K) || _ <- lists:seq(1, 20 + r(60))];
arg({pair, A, B}) ->
    case r(15) of 0 -> {arg(A)}; 1 -> {arg(A), arg(B), x}; 2 -> x; _ -> {arg(A), arg(B)} end;
arg(int) -> pick([0, 1, 255, 256, 65535, -1, a, 1.0, r(1 bsl 60), r(1 bsl 200), 1 bsl 64, 1 bsl 59, (1 bsl 59) - 1, (1 bsl 64) - 1]);
arg(endian) -> pick([big, little, little, foo]);
arg(encoding) -> pick([utf8, unicode, latin1, utf8, latin1]);
arg(byte) -> pick([r(255), r(255), r(127), r(127), 255, 0]);
arg(bin) ->
    B = << <<(arg(byte))>> || _ <- lists:seq(1, pick([0, 1, 2, 3, 5, 8, 12, 70])) >>,
    case r(6) of 0 -> <<B/binary, 5:3>>; 1 -> a; _ -> unaligned(B) end;
arg(abc) ->
    B = << <<(pick("abc"))>> || _ <- lists:seq(1, pick([0, 1, 3, 8, 20, 20, 100])) >>,
    case r(40) of 0 -> <<B/binary, 5:3>>; 1 -> a; _ -> unaligned(B) end;
arg(needle) ->
    B = << <<(pick("abc"))>> || _ <- lists:seq(1, pick([1, 1, 2, 2, 3, 4])) >>,
    case r(60) of 0 -> <<>>; 1 -> <<1:1>>; 2 -> a; _ -> B end;
arg(pattern) -> case r(1) of 0 -> arg(needle); 1 -> arg({list, needle}) end;
arg(scope) -> case r(12) of 0 -> foo; _ -> {scope, {r(20), pick([r(20), -r(20), 0])}} end;
arg(splitopt) ->
    case r(20) of 0 -> foo; 1 -> {scope, {r(20), pick([r(20), -r(20), 0])}}; _ -> pick([global, global, trim, trim_all]) end;
arg(iolist) -> tree(fun() -> pick([arg(byte), arg(byte), arg(byte), <<"xyz">>, <<>>]) end, 4, 40);
arg(bitlist) -> tree(fun() -> pick([arg(byte), <<1:3>>, <<2, 5:7>>, <<9>>]) end, 3, 25);
arg(chardata) -> tree(fun chars/0, 3, 30).

unaligned(B) -> <<_:3, C/bits>> = <<5:3, B/bits>>, C.

%% Nested lists of leaves; once in a while something that does not belong there.
tree(Leaf, Depth, Bad) ->
    case r(Bad) of
        0 -> pick([a, -1, 256, 1 bsl 70, 1.0, <<1:3>>, 16#110000, 16#d800]);
        _ when Depth =:= 0 -> Leaf();
        _ ->
            L = [case r(2) of 0 -> tree(Leaf, Depth - 1, Bad); _ -> Leaf() end || _ <- lists:seq(1, r(4))],
            case r(6) of 0 -> L ++ Leaf(); _ -> L end
    end.

chars() ->
    C = pick([$a, r(127), r(255), r(16#7ff), 16#e000 + r(4096), r(16#d7ff), 16#10000 + r(16#fffff)]),
    case r(7) of
        N when N < 3 -> C;
        N when N < 5 -> << <<C/utf8>> || _ <- [1, 2] >>;
        5 -> B = <<C/utf8>>, S = r(byte_size(B)), binary:part(B, 0, S);
        6 -> B = <<C/utf8>>, S = r(byte_size(B)), binary:part(B, S, byte_size(B) - S);
        7 -> pick([<<255>>, <<16#c0, 16#80>>, <<16#ed, 16#a0, 16#80>>, <<16#e2, 16#82>>, <<16#f0, 16#9f>>, <<16#e2, 65>>, <<"ok">>,
                   <<16#f5, 16#80, 16#80>>, <<16#c3>>, unaligned(<<"hej">>)])
    end.
