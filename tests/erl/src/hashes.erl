%% Hashes and checksums: phash, phash2 of every kind of term, md5, crc32, adler32, whole, in parts and combined.
-module(hashes).
-include("diff.hrl").

cases() -> [phash2_atoms, phash2_integers, phash2_floats, phash2_lists, phash2_tuples, phash2_binaries, phash2_bitstrings, phash2_maps, phash2_funs, phash2_ranges, phash2_bad, phash2_big, phash_all, phash_bad, md5_all, md5_parts, md5_bad, crc32_all, crc32_continue, crc32_combined, adler32_all, adler32_continue, adler32_combined, checksums_bad, phash2_improper, phash2_strings, phash2_deep, hash_equalities, unaligned_sums].

p(T) -> erlang:phash2(?ID(T)).
phash2_atoms() -> [p(A) || A <- [a, b, '', 'A b', true, false, ok, '\x{e5}', '\x{20ac}', list_to_atom(lists:duplicate(255, $x))]].
phash2_integers() -> [p(I) || I <- [0, 1, -1, 127, 128, 255, 256, -256, 65536, (1 bsl 27) - 1, 1 bsl 27, -(1 bsl 27), -(1 bsl 27) - 1, (1 bsl 28), (1 bsl 31) - 1, 1 bsl 31, 1 bsl 32, -(1 bsl 32), (1 bsl 59) - 1, 1 bsl 59, -(1 bsl 59), -(1 bsl 59) - 1, 1 bsl 63, 1 bsl 64, -(1 bsl 64), 1 bsl 100, -(1 bsl 200) + 5, (1 bsl 96) - 1]].
phash2_floats() -> [p(F) || F <- [0.0, -0.0, 1.0, -1.0, 1.5, 1.0e300, 5.0e-324, 0.1]].
phash2_lists() -> [p(L) || L <- [[], [[]], [a], [a, b], [1, 2, 3], [1000, 2000], [[a], [b]], [1.5], lists:seq(1, 1000), [a | b], [256], [255], [$a, 256], ["ab", "cd"]]].
phash2_tuples() -> [p(T) || T <- [{}, {a}, {a, b}, {{}}, {1, {2, {3}}}, {[], []}, list_to_tuple(lists:seq(1, 300)), {"s", <<"b">>}]].
phash2_binaries() -> [p(binary:copy(<<"a">>, N)) || N <- [0, 1, 2, 3, 4, 5, 7, 8, 11, 12, 13, 15, 16, 23, 24, 63, 64, 65, 100, 1000]] ++ [p(<<"purlin">>), p(<<0>>), p(<<255, 0, 255>>)].
phash2_bitstrings() -> [p(B) || B <- [<<1:1>>, <<0:1>>, <<5:3>>, <<255, 1:1>>, <<"abc", 3:2>>, <<0:7>>, <<1:13>>]].
phash2_maps() -> [p(M) || M <- [#{}, #{a => 1}, #{a => 1, b => 2}, #{b => 2, a => 1}, #{1 => #{2 => 3}}, maps:from_keys(lists:seq(1, 32), x), maps:from_keys(lists:seq(1, 33), x), maps:from_list([{I, {I}} || I <- lists:seq(1, 500)]), #{1 => a, 1.0 => b}, [#{}, #{a => b}]]].
phash2_funs() -> [p(fun lists:map/2), p(fun lists:map/3), p(fun a:b/0), p({fun erlang:abs/1, [fun m:f/255]})].
phash2_ranges() -> [erlang:phash2(?ID(T), R) || T <- [a, {1, 2}, "str", <<"b">>], R <- [1, 2, 10, 256, 1000, 1 bsl 27, (1 bsl 27) + 1, 1 bsl 31, 1 bsl 32]].
phash2_bad() -> ?BS(erlang, phash2, [[a, 0], [a, -1], [a, (1 bsl 32) + 1], [a, x], [a, 1.0]]).
phash2_big() -> L = [{I, [I], <<I:32>>, #{I => I}, I * 1.5, 1 bsl (I rem 100)} || I <- lists:seq(1, 5000)], {p(L), p(list_to_tuple(L)), p(maps:from_list([{X, X} || X <- lists:sublist(L, 200)]))}.
phash_all() -> [erlang:phash(?ID(T), R) || T <- [a, 0, 1, -1, 1 bsl 64, -(1 bsl 64), 1 bsl 31, 1.5, 0.0, [], [a], "str", [1 | 2], {}, {a, b}, <<>>, <<"bin">>, <<5:3>>, #{}, #{a => 1}, fun lists:map/2, lists:seq(1, 100), (1 bsl 59), -(1 bsl 59)], R <- [1000, 1 bsl 32]].
phash_bad() -> ?BS(erlang, phash, [[a, 0], [a, -1], [a, (1 bsl 32) + 1], [a, x]]).
md5_all() -> [erlang:md5(X) || X <- [<<>>, "", "abc", <<"abc">>, ["a", <<"b">> | <<"c">>], binary:copy(<<"x">>, 55), binary:copy(<<"x">>, 56), binary:copy(<<"x">>, 63), binary:copy(<<"x">>, 64), binary:copy(<<"x">>, 65), binary:copy(<<"0123456789">>, 10000)]].
md5_parts() -> C0 = erlang:md5_init(), C1 = erlang:md5_update(C0, "ab"), C2 = erlang:md5_update(C1, [<<"c">>, [binary:copy(<<"d">>, 100)]]), {erlang:md5_final(C2) =:= erlang:md5(["abc", binary:copy(<<"d">>, 100)]), erlang:md5_final(C0), erlang:md5_final(C1)}.
md5_bad() -> ?BS(erlang, md5, [[a], [[a]], [[256]], [1], [<<1:3>>]]) ++ ?BS(erlang, md5_update, [[<<>>, "a"], [a, "a"], [erlang:md5_init(), a]]) =/= [] andalso ?BS(erlang, md5_final, [[a], [<<1>>]]).
crc32_all() -> [erlang:crc32(X) || X <- [<<>>, "", "abc", <<"123456789">>, ["a", <<"b">> | <<"c">>], binary:copy(<<"x">>, 100000)]].
crc32_continue() -> [erlang:crc32(C, X) || C <- [0, 1, 16#FFFFFFFF, erlang:crc32("abc")], X <- [<<>>, "def", <<"123456789">>]] ++ [erlang:crc32(erlang:crc32("abc"), "def") =:= erlang:crc32("abcdef")].
crc32_combined() -> A = erlang:crc32("hello "), B = erlang:crc32("world"), [erlang:crc32_combine(A, B, 5) =:= erlang:crc32("hello world"), erlang:crc32_combine(A, 0, 0), erlang:crc32_combine(1, 2, 1000)] ++ ?BS(erlang, crc32_combine, [[a, 1, 1], [1, -1, 1], [1, 1, -1], [1 bsl 33, 1, 1]]).
adler32_all() -> [erlang:adler32(X) || X <- [<<>>, "", "abc", <<"Wikipedia">>, ["a", <<"b">> | <<"c">>], binary:copy(<<255>>, 100000)]].
adler32_continue() -> [erlang:adler32(C, X) || C <- [0, 1, erlang:adler32("abc")], X <- [<<>>, "def"]] ++ [erlang:adler32(erlang:adler32("abc"), "def") =:= erlang:adler32("abcdef")].
adler32_combined() -> A = erlang:adler32("hello "), B = erlang:adler32("world"), [erlang:adler32_combine(A, B, 5) =:= erlang:adler32("hello world")] ++ ?BS(erlang, adler32_combine, [[a, 1, 1], [1, 1, -1], [1, 1, 0]]).
checksums_bad() -> ?BS(erlang, crc32, [[a], [[a]], [[256]], [<<1:1>>], [1, a], [-1, "a"], [1 bsl 32, "a"], [a, "a"]]) ++ ?BS(erlang, adler32, [[a], [1, a], [-1, "a"], [1 bsl 32, "a"]]).
phash2_improper() -> [p([1 | 2]), p([a, b | c]), p([[] | a]), p([1, 2 | <<>>]), p([$a, $b | c])].
phash2_strings() -> [p("a"), p("ab"), p("abc"), p("abcd"), p("abcde"), p("abcdefghijklmnopqrst"), p([97, 98, 99, 256]), p([0, 1, 2])].
deep(0, A) -> A; deep(N, A) -> deep(N - 1, {[N, A]}).
phash2_deep() -> [p(deep(N, x)) || N <- [1, 10, 100, 50000]].
hash_equalities() -> [p(1) =:= p(1.0), p([1, 2]) =:= p([1 | [2]]), p(<<"abc">>) =:= p("abc"), begin <<_:1, B:24/bits, _/bits>> = ?ID(<<0:1, "abc", 0:7>>), p(B) =:= p(<<"abc">>) end, p(binary:part(<<"xabcx">>, 1, 3)) =:= p(<<"abc">>)].
unaligned_sums() -> <<_:5, B:80/bits, _/bits>> = ?ID(<<0:5, "0123456789", 0:3>>), [erlang:md5(B) =:= erlang:md5("0123456789"), erlang:crc32(B) =:= erlang:crc32("0123456789"), erlang:adler32([B, B]) =:= erlang:adler32("01234567890123456789"), p(B) =:= p(<<"0123456789">>)].
