%% Building binaries: every segment type, size, unit, sign and byte order, at whole and odd bit positions, and failures.
-module(bin_build).
-include("diff.hrl").

cases() ->
    [int_sizes, int_sizes_little, int_big_values, int_negative, int_zero_size, int_units, int_unaligned, int_unaligned_little, int_constant_folded, int_variable_sizes, int_huge_sizes, float_sizes, float_little,
     float_16, float_of_integers, float_unaligned, binary_whole, binary_sized, binary_units, bitstring_parts, utf8_build, utf16_build, utf32_build, utf_unaligned, utf_failures, int_failures, float_failures,
     size_failures, binary_failures, error_info_of_create, append_loop, append_bits_loop, append_shared, append_twice, append_large, private_append, private_append_sizes, literal_strings, mixed_segments,
     many_segments, native_endian, nested_construction, sub_binary_segments, heap_to_refc, construct_in_guard_context, big_shift, aligned_copy_of_unaligned, default_types, list_to_and_back, reverse_bits, live_over_construction, size_expressions, bytes_of_floats, update_in_loop].

w(N) -> ?ID(N).

int_sizes() -> [<<(w(V)):S>> || V <- [0, 1, -1, 16#A5, 16#123456789ABCDEF0, -2], S <- [1, 3, 7, 8, 9, 15, 16, 17, 24, 31, 32, 33, 40, 48, 56, 59, 60, 61, 63, 64, 65, 80]].
int_sizes_little() -> [<<(w(V)):S/little>> || V <- [0, 1, -1, 16#A5, 16#123456789ABCDEF0, -2], S <- [1, 3, 7, 8, 9, 15, 16, 17, 24, 31, 32, 33, 40, 48, 56, 59, 60, 61, 63, 64, 65, 80]].
int_big_values() -> [{<<(w(V)):S>>, <<(w(V)):S/little>>} || V <- [1 bsl 59, 1 bsl 64, (1 bsl 128) - 1, 16#0123456789ABCDEF0123456789ABCDEF], S <- [8, 60, 64, 72, 100, 128, 129, 200]].
int_negative() -> [{<<(w(V)):S>>, <<(w(V)):S/little>>} || V <- [-(1 bsl 59), -(1 bsl 64), -(1 bsl 64) + 1, -(1 bsl 128) + 1, -128, -129], S <- [8, 60, 64, 65, 72, 128, 136]].
int_zero_size() -> [<<(w(5)):0>>, <<(w(5)):0/little, 1>>, <<1, (w(1 bsl 70)):(w(0)), 2>>, <<(w(-1)):0, 1:1>>].
int_units() -> [<<(w(258)):2/unit:8>>, <<(w(258)):1/unit:16>>, <<(w(7)):3/unit:1>>, <<(w(1)):4/unit:3>>, <<(w(5)):(w(2))/unit:8>>, <<(w(5)):(w(3))/unit:5>>, <<(w(1)):(w(1))/little-unit:256>>].
int_unaligned() -> [<<0:O, (w(V)):S>> || O <- [1, 3, 5, 7], V <- [-1, 16#ABCDEF], S <- [1, 4, 8, 11, 16, 24, 32, 47, 64, 70]].
int_unaligned_little() -> [<<0:O, (w(V)):S/little>> || O <- [1, 3, 5, 7], V <- [-1, 16#ABCDEF], S <- [1, 4, 8, 11, 16, 24, 32, 47, 64, 70]].
int_constant_folded() -> [<<1, 2, 3>>, <<1:4, 2:4>>, <<-1:16>>, <<16#1234:16/little>>, <<1:1, 0:7>>, <<"abc", 1>>, ?T(<<1.5>>), <<1.5/float>>, <<"abc"/utf16>>, <<$x/utf8>>, <<256>>, <<1:3>>].
int_variable_sizes() -> [<<(w(170)):(w(S)), 1:1>> || S <- lists:seq(0, 17)] ++ [<<(w(170)):(w(S))/little, 1:1>> || S <- lists:seq(0, 17)].
int_huge_sizes() -> [erlang:phash2(<<(w(V)):S>>) || V <- [1, -1, 1 bsl 500], S <- [1000, 1001, 4096, 100000]] ++ [erlang:phash2(<<(w(V)):S/little>>) || V <- [1, -1, 1 bsl 500], S <- [1000, 1001, 4096, 100000]].
float_sizes() -> [{<<(w(F)):16/float>>, <<(w(F)):32/float>>, <<(w(F)):64/float>>} || F <- [0.0, -0.0, 1.0, -1.5, 0.1, 3.0e4, 1.0e-5, 65504.0]].
float_little() -> [{<<(w(F)):16/float-little>>, <<(w(F)):32/float-little>>, <<(w(F))/float-little>>} || F <- [0.0, 1.0, -1.5, 0.1, 3.0e4]].
float_16() -> [<<(w(F)):16/float>> || F <- [1.0, 65504.0, 65519.0, 5.960464477539063e-8, 2.9e-8, 6.103515625e-5, 6.0e-5, 1.0009765625, 1.00048828125, 1.0005, 0.333251953125, -2.0]] ++ [?T(<<(w(65520.0)):16/float>>), ?T(<<(w(1.0e10)):16/float>>)].
float_of_integers() -> [<<(w(I))/float>> || I <- [0, 1, -1, 1 bsl 53, (1 bsl 64), 123456789012345678901234567890]] ++ [<<(w(3)):32/float>>, <<(w(3)):16/float-little>>].
float_unaligned() -> [<<1:3, (w(1.5))/float>>, <<1:1, (w(-2.25)):32/float-little, 1:4>>, <<0:5, (w(1.0)):16/float>>].
binary_whole() -> B = w(<<1, 2, 3>>), [<<B/binary>>, <<B/binary, B/binary>>, <<0, B/binary, 9>>, <<B/bitstring, 1:1>>, <<1:1, B/binary>>, <<1:4, B/binary, 2:4>>, <<(w(<<>>))/binary>>].
binary_sized() -> B = w(<<1, 2, 3, 4, 5>>), [<<B:0/binary>>, <<B:2/binary>>, <<B:(w(3))/binary, 0>>, <<1:3, B:(w(2))/binary>>, <<B:5/binary>>, <<B:(w(0))/binary>>].
binary_units() -> B = w(<<255, 1, 170, 85>>), [<<B:3/binary-unit:1>>, <<B:2/binary-unit:4>>, <<B:(w(5))/binary-unit:3>>, <<B/binary-unit:16>>, <<B:2/binary-unit:16>>, <<0:1, B:7/binary-unit:1>>, <<B:1/binary-unit:32>>].
bitstring_parts() -> B = w(<<16#AB, 16#CD, 5:3>>), [<<B/bitstring>>, <<B/bits, B/bits>>, <<1:2, B/bitstring>>, <<B:11/bitstring>>, <<B:(w(17))/bits, 0:7>>, <<0:5, B/bits>>].
utf8_build() -> [<<(w(C))/utf8>> || C <- [0, $a, 127, 128, 16#7FF, 16#800, 16#D7FF, 16#E000, 16#FFFF, 16#10000, 16#10FFFF]].
utf16_build() -> [{<<(w(C))/utf16>>, <<(w(C))/utf16-little>>} || C <- [0, $a, 16#D7FF, 16#E000, 16#FFFF, 16#10000, 16#10FFFF]].
utf32_build() -> [{<<(w(C))/utf32>>, <<(w(C))/utf32-little>>} || C <- [0, $a, 16#D7FF, 16#FFFF, 16#10FFFF]].
utf_unaligned() -> C = w(16#20AC), [<<1:1, C/utf8>>, <<1:3, C/utf16>>, <<1:3, C/utf16-little>>, <<1:7, C/utf32, C/utf8>>, <<C/utf8, C/utf16, C/utf32, 0:1>>, <<C/utf8, (w($a))/utf8, (w(16#1F600))/utf8>>].
utf_failures() -> [[?T(<<(w(C))/utf8>>), ?T(<<(w(C))/utf16>>), ?T(<<(w(C))/utf32>>)] || C <- [-1, 16#D800, 16#DFFF, 16#110000, 1 bsl 70, a, 1.0]].
int_failures() -> [?T(<<(w(V)):8>>) || V <- [a, 1.0, <<1>>, [], {}]] ++ [?T(<<(w(V)):(w(8))/little>>) || V <- [a, 1.0]] ++ [?T(<<1, (w(x))>>), ?T(<<(w(x)):64, 1>>)].
float_failures() -> [?T(<<(w(V))/float>>) || V <- [a, <<>>, 1 bsl 2000]] ++ [?T(<<(w(1.0)):(w(S))/float>>) || S <- [0, 8, 15, 16, 33, 64, 128, -1, a]] ++ [?T(<<(w(1.0e300)):32/float>>), ?T(<<(w(1 bsl 200)):32/float>>)] ++ [?T(<<(w(V)):(w(32))/float>>) || V <- [1, a]].
size_failures() -> [?T(<<1:(w(S))>>) || S <- [-1, a, 1.0, 1 bsl 70, <<>>, -(1 bsl 70)]] ++ [?T(<<(w(<<1, 2>>)):(w(S))/binary>>) || S <- [-1, 3, a, 1 bsl 65]] ++ [?T(<<1:(w(1 bsl 62))/unit:8>>), ?T(<<0:(w(2)), 1:(w(-2))>>)].
binary_failures() -> [?T(<<(w(V))/binary>>) || V <- [a, 1, [], "s", <<1:3>>]] ++ [?T(<<(w(V))/bitstring>>) || V <- [a, []]] ++ [?T(<<(w(<<1, 2, 3>>))/binary-unit:16>>), ?T(<<(w(<<1:7>>)):8/bitstring>>), ?T(<<1:1, (w(a))/binary>>), ?T(<<(w(<<1>>))/binary, (w(a))/binary>>), ?T(<<(w(a))/binary, 1>>)].
error_info_of_create() -> [?TT(<<(w(a)):8, 1:8>>), ?TT(<<1:8, (w(b)):16>>), ?TT(<<1:(w(neg))>>), ?TT(<<1, (w(<<1>>)):(w(7))/binary>>), ?TT(<<(w(-1))/utf8>>), ?TT(<<(w(1.0e300)):32/float>>), ?TT(<<(w(x))/binary, 0>>)].
ap(0, B) -> B; ap(N, B) -> ap(N - 1, <<B/binary, N, (N * 3):16>>).
append_loop() -> B = ap(200, <<>>), {byte_size(B), erlang:phash2(B), binary:part(B, 0, 12)}.
apb(0, B) -> B; apb(N, B) -> apb(N - 1, <<B/bitstring, N:5>>).
append_bits_loop() -> [apb(N, <<>>) || N <- [0, 1, 2, 8, 13]] ++ [erlang:phash2(apb(1001, <<1:3>>)), bit_size(apb(1001, <<1:3>>))].
append_shared() -> B0 = ap(20, <<>>), B1 = <<B0/binary, 1>>, B2 = <<B0/binary, 2>>, B3 = <<B1/binary, 3>>, {B0 =:= ap(20, <<>>), binary:last(B1), binary:last(B2), binary:part(B3, byte_size(B3) - 2, 2), byte_size(B0)}.
append_twice() -> A = <<(w(<<"abc">>))/binary, "def">>, B = <<A/binary, "ghi">>, C = <<A/binary, "jkl">>, D = <<B/binary, C/binary>>, {A, B, C, D}.
append_large() -> B = lists:foldl(fun(I, A) -> <<A/binary, I:32>> end, <<>>, lists:seq(1, 20000)), {byte_size(B), erlang:crc32(B), binary:part(B, 79996, 4)}.
pa(L) -> pa(L, <<>>).
pa([H | T], A) -> pa(T, <<A/binary, H>>); pa([], A) -> A.
private_append() -> [pa("hello"), pa([]), erlang:phash2(pa(lists:seq(0, 255)))].
pas([{V, S} | T], A) -> pas(T, <<A/bitstring, V:S>>); pas([], A) -> A.
private_append_sizes() -> [pas([{1, 1}, {2, 7}, {3, 8}], <<>>), pas([{-1, 13}, {5, 70}, {1, 0}], <<>>), pas([{1, 3}, {1, 3}, {1, 3}], <<9:4>>), ?T(pas([{1, 8}, {a, 8}], <<>>)), ?T(pas([{1, 8}, {1, -8}], <<>>))].
literal_strings() -> [<<"abc">>, <<"abc", (w(1))>>, <<(w(1)), "a longer string that stands in the string table">>, <<"\x{e5}\x{e4}"/utf8>>, <<1:4, "odd", 1:4>>, <<"a", (w(2)):3, "b">>].
mixed_segments() -> X = w(5), B = w(<<"bin">>), <<X:3, B/binary, X:5, 1.5/float, X/utf8, "str", X:16/little, (w(<<1:7>>))/bits, X:1>>.
many_segments() -> [A, B, C, D, E, F, G, H] = w([1, 2, 3, 4, 5, 6, 7, 8]), [<<A, B, C, D, E, F, G, H>>, <<A:4, B:4, C:4, D:4, E:4, F:4, G:4, H:4>>, <<A:1, B:2, C:3, D:4, E:5, F:6, G:7, H:8>>, <<A:16, B:16/little, C:32, D:32/little, E:64, F:64/little>>, <<A:12, B:12, C:24/little, D:20, E:4>>].
native_endian() -> [<<(w(258)):16/native>> =:= <<258:16/little>> orelse <<(w(258)):16/native>> =:= <<258:16/big>>, <<(w(1.5))/float-native>> =:= <<1.5/float-native>>, byte_size(<<(w($a))/utf16-native>>)].
nested_construction() -> <<(w(1)), (<<(w(2)), (<<(w(3)):4>>)/bits>>)/bits, 0:4>>.
sub_binary_segments() -> <<_:3, S:21/bits, T/bits>> = w(<<1, 2, 3, 4, 5>>), [<<S/bits, T/bits>>, <<1:3, S/bits>>, <<T/bits, S/bits>>, <<T:9/bits, S:4/bits>>].
heap_to_refc() -> [byte_size(<<(w(<<0:(8 * N)>>))/binary, 1>>) || N <- [0, 1, 62, 63, 64, 65, 66, 255, 256, 1000]].
cg(X, B) when B =:= <<X:16>> -> eq; cg(_, _) -> ne.
construct_in_guard_context() -> [cg(w(5), <<0, 5>>), cg(w(6), <<0, 5>>)].
big_shift() -> [<<((w(1) bsl N) - 1):N>> || N <- [59, 60, 64, 65]].
aligned_copy_of_unaligned() -> <<_:5, R/bits>> = w(<<1, 2, 3, 4, 5:3>>), B = <<R/bits>>, {B, bit_size(B), <<R:16/bits>>, <<0:3, R:5/bits, R:24/bits>>}.
default_types() -> [<<(w(1)), (w("s")) /binary>> || _ <- []] ++ [<<(w(300))>>, <<(w(1)):1>>, <<(w(-1))>>].
list_to_and_back() -> [binary_to_list(<<(w(16#01020304)):32>>), bitstring_to_list(<<(w(5)):3>>), list_to_binary([<<1>>, [2, <<3>>]])].
rb(<<B:1, R/bits>>, A) -> rb(R, <<B:1, A/bits>>); rb(<<>>, A) -> A.
reverse_bits() -> [rb(w(<<16#12, 16#34, 5:3>>), <<>>), rb(<<>>, <<>>)].
live_over_construction() -> A = w({a, 1}), B = w([b]), X = <<(w(9)):(w(12)), (w(<<"x">>))/bits>>, {A, X, B, <<X/bits, (byte_size(X)):4>>}.
size_expressions() -> N = w(2), B = w(<<1, 2, 3, 4>>), [<<7:(N * 4)>>, <<B:(N + 1)/binary>>, <<1:(byte_size(B) * 8 - 1)>>, <<1:(N bsl 2), 2:(N + N)>>].
bytes_of_floats() -> [F || <<F/float>> <= << <<(w(X))/float>> || X <- [1.0, -2.5, 1.0e300] >>] ++ [F || <<F:32/float>> <= << <<(w(X)):32/float>> || X <- [1.0, -2.5, 0.1] >>] ++ [F || <<F:16/float>> <= << <<(w(X)):16/float>> || X <- [1.0, -2.5, 0.1] >>].
up(B, I, V) -> <<P:I/binary, _, R/binary>> = B, <<P/binary, V, R/binary>>.
update_in_loop() -> lists:foldl(fun(I, B) -> up(B, I, I * 2) end, <<0:160>>, [0, 5, 19, 10]).
