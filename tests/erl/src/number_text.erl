%% Numbers to text and back: every option of the float formats, every base of the integer ones, and refusals.
-module(number_text).
-include("diff.hrl").

cases() ->
    [float_shortest, float_default, float_decimals, float_decimals_compact, float_scientific, float_options_combined, float_bad_options,
     float_to_binary_all, list_to_float_good, list_to_float_bad, binary_to_float_all, string_list_to_float, string_to_float,
     integer_to_list_bases, integer_to_binary_bases, integer_bad_bases, list_to_integer_good, list_to_integer_bad, list_to_integer_bases,
     binary_to_integer_good, binary_to_integer_bad, binary_to_integer_bases, big_integer_text, round_trips, internal_helpers,
     powers_of_two_shortest, powers_of_ten_shortest, random_bits_shortest, denormals, halfway_cases, decimals_rounding, large_decimals, hex_digits].

float_shortest() ->
    Fs = [0.0, -0.0, 1.0, -1.0, 0.1, 0.2, 0.3, 1.5, 100.0, 1.0e5, 123456.789, 1.0e15, 1.0e16, 1.0e17, 1.0e21, 1.0e22, 1.0e23, 9007199254740991.0, 9007199254740992.0, 9007199254740993.0,
          1.0e-1, 1.0e-3, 1.0e-4, 1.0e-5, 1.0e-6, 1.0e-7, 1.234e-5, 1.7976931348623157e308, 2.2250738585072014e-308, 5.0e-324, 3.141592653589793, 2.718281828459045, 0.30000000000000004, 4.35, 4.349999999999999, 299792458.0, 6.02214076e23, 12345678901234567.0, 4294967296.0, -1.0e100],
    [{float_to_list(?ID(F), [short]), float_to_binary(?ID(F), [short])} || F <- Fs].

float_default() -> [float_to_list(?ID(F)) || F <- [0.0, -0.0, 1.0, 0.1, 3.14, 1.0e100, -2.5e-300, 1.7976931348623157e308, 5.0e-324, 123456789.0]] ++ [float_to_binary(?ID(F)) || F <- [7.0, -0.1]].

float_decimals() -> [float_to_list(?ID(F), [{decimals, D}]) || F <- [0.0, -0.0, 1.0, 3.14159, -3.14159, 0.5, 1.5, 2.5, 0.05, 99.995, 1.0e15, 123456.789, 1.0e-10], D <- [0, 1, 2, 4, 10]].

float_decimals_compact() -> [{float_to_list(?ID(F), [{decimals, D}, compact]), float_to_binary(?ID(F), [compact, {decimals, D}])} || F <- [0.0, 1.0, 1.5, 3.14159, 100.0, 0.001, -2.50, 10.10], D <- [0, 1, 2, 6, 20]].

float_scientific() -> [float_to_list(?ID(F), [{scientific, D}]) || F <- [0.0, 1.0, -1.0, 3.14159, 9.999, 1.0e100, 1.0e-100, 123456.789, 5.0e-324, 1.7976931348623157e308], D <- [0, 1, 3, 17, 20]].

float_options_combined() ->
    [float_to_list(?ID(7.125), O) || O <- [[], [compact], [{decimals, 2}, {scientific, 3}], [{scientific, 3}, {decimals, 2}], [{scientific, 3}, compact], [short, {decimals, 2}], [{decimals, 2}, short], [short, compact], [{decimals, 253}], [{scientific, 249}]]].

float_bad_options() ->
    ?BS(erlang, float_to_list, [[1.0, [{decimals, -1}]], [1.0, [{decimals, 254}]], [1.0, [{decimals, a}]], [1.0, [{scientific, 250}]], [1.0, [{scientific, -1}]], [1.0, [what]], [1.0, short], [1.0, [short | x]], [1, [short]], [a], ["1.0"], [1.0e300, [{decimals, 2}]], [1 bsl 70, []]])
    ++ ?BS(erlang, float_to_binary, [[1], [1.0, [{decimals, 300}]], [1.0, foo], [x, [short]]]).

float_to_binary_all() -> [float_to_binary(?ID(F), O) || F <- [1.0, -12.375, 1.0e-8], O <- [[short], [{decimals, 3}], [{scientific, 5}], [{decimals, 8}, compact]]].

good() -> ["1.0", "-1.0", "+1.0", "0.0", "-0.0", "1.5e10", "1.5E10", "1.5e+10", "1.5e-10", "123.456", "00001.5000", "1.7976931348623157e308", "4.9e-324", "2.4703282292062327e-324", "1.0e-400", "0.1e1", "9007199254740993.0", "123456789012345678901234567890.123", "0.30000000000000001", "1.00000000000000011102230246251565404236316680908203125", "1.00000000000000011102230246251565404236316680908203126"].
bad() -> ["", "1", "1.", ".5", "1.0e", "1.0e+", "e5", "1e5", " 1.0", "1.0 ", "1.0x", "--1.0", "+-1.0", "1,0", "1.0e1.0", "inf", "nan", "0x1.0p3", "1.0e400", "-1.0e309", "1_0.0"].

list_to_float_good() -> [list_to_float(?ID(S)) || S <- good()].
list_to_float_bad() -> [?B(erlang, list_to_float, [S]) || S <- bad() ++ [a, 1.0, [1.0], "1.0" ++ [a], [$1 | x]]].
binary_to_float_all() -> [?B(erlang, binary_to_float, [B]) || B <- [list_to_binary(S) || S <- good() ++ bad()] ++ [<<"1.0", 1:1>>, a, "1.0"]].
string_list_to_float() -> [?B(string, list_to_float, [S]) || S <- ["1.0rest", "1.5e3xyz", "1.0e", "1.0e+x", "1", "1.", "abc", "", "-2.5.5", "+3.25", "1.0e400", " 1.0", a, [a], [$1, $., $5 | x], <<"1.0">>]].
string_to_float() -> [?B(string, to_float, [S]) || S <- ["1.0rest", <<"1.5e3xyz">>, "7", "-2.5.5", "1.0e400", " 1.0", a, [], <<>>]].

integer_to_list_bases() -> [integer_to_list(?ID(I), B) || I <- [0, 1, -1, 255, -255, 1295, 1 bsl 59, -(1 bsl 64), 123456789012345678901234567890], B <- [2, 3, 7, 8, 10, 16, 31, 32, 36]].
integer_to_binary_bases() -> [integer_to_binary(?ID(I), B) || I <- [0, -1, 255, 1 bsl 59, -(1 bsl 64), 99999999999999999999], B <- [2, 8, 10, 16, 36]] ++ [integer_to_binary(?ID(I)) || I <- [0, -1, 1 bsl 59, -(1 bsl 59), -(1 bsl 100)]].
integer_bad_bases() -> ?BS(erlang, integer_to_list, [[1, 1], [1, 37], [1, 0], [1, -2], [1, a], [1.0, 10], [a], [[]], [1 bsl 70, 99], ["1", 2]]) ++ ?BS(erlang, integer_to_binary, [[1, 1], [1, 37], [1.0], [1.0, 10], [a, 2], [1 bsl 64, 1 bsl 64]]).

list_to_integer_good() -> [list_to_integer(?ID(S)) || S <- ["0", "-0", "+0", "1", "-1", "+1", "0001", "576460752303423487", "576460752303423488", "-576460752303423488", "-576460752303423489", "18446744073709551615", "18446744073709551616", "-18446744073709551616", "123456789012345678901234567890123456789012345678901234567890"]].
list_to_integer_bad() -> [?B(erlang, list_to_integer, [S]) || S <- ["", "-", "+", "1a", "a", " 1", "1 ", "1.0", "--1", "1-1", [1], [$1 | $2], [$1, a], a, 1, <<"1">>, "1_000", "0x10"]].
list_to_integer_bases() -> ?BS(erlang, list_to_integer, [["zz", 36], ["ZZ", 36], ["ff", 16], ["-FF", 16], ["+ff", 16], ["101", 2], ["102", 2], ["8", 8], ["g", 16], ["1", 1], ["1", 37], ["", 16], ["ffffffffffffffffffffff", 16], ["1", a], [a, 10], ["11111111111111111111111111111111111111111111111111111111111111111", 2]]).
binary_to_integer_good() -> [binary_to_integer(?ID(S)) || S <- [<<"0">>, <<"-1">>, <<"+17">>, <<"576460752303423488">>, <<"-576460752303423489">>, <<"99999999999999999999999999">>]].
binary_to_integer_bad() -> [?B(erlang, binary_to_integer, [S]) || S <- [<<>>, <<"-">>, <<"1a">>, <<" 1">>, <<"1.0">>, a, "1", <<1:3>>, <<"1_0">>]].
binary_to_integer_bases() -> ?BS(erlang, binary_to_integer, [[<<"zz">>, 36], [<<"-ff">>, 16], [<<"2">>, 2], [<<"1">>, 1], [<<"1">>, 37], [<<>>, 10], [<<"FFFFFFFFFFFFFFFFFFFF">>, 16], [<<"1">>, x], [a, 10], ["1", 10]]).

big_integer_text() ->
    N = lists:foldl(fun(I, A) -> A * I end, 1, lists:seq(1, 300)),
    S = integer_to_list(N),
    {length(S), erlang:phash2(S), list_to_integer(S) =:= N, binary_to_integer(integer_to_binary(-N)) =:= -N, list_to_integer(integer_to_list(N, 16), 16) =:= N, binary_to_integer(integer_to_binary(N, 7), 7) =:= N, erlang:phash2(integer_to_list(N, 36))}.

round_trips() -> lists:all(fun(I) -> lists:all(fun(B) -> list_to_integer(integer_to_list(I, B), B) =:= I end, lists:seq(2, 36)) end, [0, 1, -1, 1 bsl 59, -(1 bsl 59) - 1, (1 bsl 64) - 1, -(1 bsl 200) + 1]).

internal_helpers() -> [?B(string, to_integer, [X]) || X <- ["12abc", "-7", "+x", "", "abc", <<"99 rest">>, "1.5", a, "00012", "18446744073709551616z"]].

powers_of_two_shortest() -> erlang:phash2([float_to_list(pow2(E), [short]) || E <- lists:seq(-1074, 1023)]).
pow2(E) when E >= -1022 -> <<F/float>> = <<0:1, (E + 1023):11, 0:52>>, F;
pow2(E) -> <<F/float>> = <<(1 bsl (E + 1074)):64>>, F.

powers_of_ten_shortest() -> L = [float_to_list(list_to_float("1.0e" ++ integer_to_list(E)), [short]) || E <- lists:seq(-323, 308)], {lists:nth(1, L), lists:last(L), erlang:phash2(L)}.

%% A linear congruence makes the bits: the same everywhere.
bits(_, 0) -> [];
bits(S, N) -> S1 = (S * 6364136223846793005 + 1442695040888963407) band 16#FFFFFFFFFFFFFFFF, [S1 | bits(S1, N - 1)].
floats(N) -> [F || B <- bits(42, N), <<F/float>> <- [<<B:64>>]].
random_bits_shortest() ->
    Fs = floats(400), L = [float_to_list(F, [short]) || F <- Fs],
    {length(L), lists:sublist(L, 5), erlang:phash2(L), [F || F <- Fs, list_to_float(float_to_list(F, [short])) =/= F], erlang:phash2([float_to_list(F) || F <- Fs]), erlang:phash2([float_to_list(F, [{scientific, 6}]) || F <- Fs])}.

denormals() -> [begin <<F/float>> = <<M:64>>, {float_to_list(F, [short]), list_to_float(float_to_list(F)) =:= F} end || M <- [1, 2, 3, 1000, 16#000FFFFFFFFFFFFF, 16#0010000000000000, 16#8000000000000001]].

halfway_cases() -> [list_to_float(?ID(S)) || S <- ["9007199254740993.0", "9007199254740992.9999999999", "9007199254740993.0000000001", "2.2250738585072011e-308", "2.2250738585072012e-308", "6.9294956446009195e15", "0.500000000000000166533453693773481063544750213623046875", "3.518437208883201171875e13", "62.5364939768271845828e0", "1.7976931348623158e308", "8.10109172351e-10"]].

decimals_rounding() -> [float_to_list(?ID(F), [{decimals, D}]) || {F, D} <- [{0.125, 2}, {0.375, 2}, {0.5, 0}, {1.5, 0}, {2.5, 0}, {-0.5, 0}, {0.045, 2}, {1.005, 2}, {1.115, 2}, {999.9999, 3}, {0.9999999, 5}, {5.0e-324, 3}, {-0.0001, 2}, {1.45, 1}, {8.345, 2}, {2.675, 2}]].

large_decimals() -> [float_to_list(?ID(F), [{decimals, 20}]) || F <- [0.1, 1.0e10, 123.456]] ++ [?B(erlang, float_to_list, [1.0e22, [{decimals, 2}]]), ?B(erlang, float_to_list, [1.0e250, [{decimals, 3}]]), ?B(erlang, float_to_binary, [1.7976931348623157e308, [{decimals, 0}]])].

hex_digits() -> [integer_to_list(?ID(16#abcdef0123456789abcdef), 16), integer_to_binary(?ID(-16#abcdef), 16), list_to_integer("ABCdef", 16), binary:encode_hex(<<1, 16#ab>>), binary:decode_hex(<<"01aB">>)].
