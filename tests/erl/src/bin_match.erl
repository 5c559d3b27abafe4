%% Matching binaries: every segment type, size, unit, sign and byte order, at whole and odd bit positions,
%% tails, skips, literals, backtracking, and loops that keep one match context.
-module(bin_match).
-include("diff.hrl").

cases() ->
    [int_sizes, int_signed, int_little, int_little_signed, int_unaligned, int_unaligned_little, int_big, int_big_signed, int_variable_size, int_zero_size, units, float_match, float_little, float_16, float_unaligned, float_refused,
     binary_tail, binary_sized, binary_units, bits_tail, tail_of_units, utf8_match, utf8_refused, utf16_match, utf16_refused, utf32_match, utf32_refused, utf_little, utf_skip, utf_unaligned, literal_match, literal_strings, literal_bits, size_from_match, size_in_header,
     nested_sizes, backtracking, clauses_by_prefix, many_tests, skip_forms, not_binaries, match_in_case, match_errors, empty_binary, loops_bytes, loops_bits, loops_words, loops_mixed, context_reuse, context_to_tail, two_contexts, context_in_tuple, context_over_call, guards_in_loops,
     zigzag, base64_decoder, utf8_decoder, tlv_parser, ip_header, json_numbers, big_integer_tail, negative_size, equality_command, get_tail_forms, ensure_forms, alias_match, unsized_in_middle, bit_comprehension, generators, generator_stops, sub_of_sub, wide_fields, alternating_endian, bound_values, float_bound, size_guard_expr, match_and_build, deep_context, large_fields].

w(X) -> ?ID(X).
b() -> w(<<16#12, 16#34, 16#56, 16#78, 16#9A, 16#BC, 16#DE, 16#F0, 16#0F, 16#ED, 16#CB, 16#A9, 16#87, 16#65, 16#43, 16#21>>).

int_sizes() -> [begin <<X:S, _/bits>> = b(), X end || S <- [1, 2, 4, 7, 8, 9, 12, 16, 20, 24, 31, 32, 33, 40, 48, 56, 59, 60, 61, 63, 64]] ++ fixed(b()).
fixed(B) -> <<A:8, C:16, D:24, _/bits>> = B, <<E:32, F:4, G:12, H:40, _/bits>> = B, <<I:64, J:60, _/bits>> = B, <<K:59, L:5, M:61, _/bits>> = B, [A, C, D, E, F, G, H, I, J, K, L, M].
int_signed() -> [begin <<_:O, X:S/signed, _/bits>> = b(), X end || O <- [0, 32, 35], S <- [1, 3, 8, 9, 16, 31, 32, 59, 60, 63, 64]] ++ fixeds(w(<<255, 128, 127, 16#FFFE:16, 16#80000000:32, -1:64, 1:1, 3:3, 0:4>>)).
fixeds(<<A/signed, B/signed, C/signed, D:16/signed, E:32/signed, F:64/signed, G:1/signed, H:3/signed, _:4>>) -> [A, B, C, D, E, F, G, H].
int_little() -> [begin <<X:S/little, _/bits>> = b(), X end || S <- [1, 4, 7, 8, 9, 12, 15, 16, 17, 24, 31, 32, 33, 48, 59, 60, 63, 64]] ++ fixedl(b()).
fixedl(<<A:16/little, B:32/little, C:64/little, _/bits>>) -> [A, B, C].
int_little_signed() -> [begin <<_:O, X:S/little-signed, _/bits>> = b(), X end || O <- [0, 40, 43], S <- [4, 8, 9, 16, 24, 32, 33, 60, 64, 72]].
int_unaligned() -> [begin <<_:O, X:S, _/bits>> = b(), X end || O <- [1, 3, 5, 7], S <- [1, 5, 8, 13, 16, 27, 32, 50, 59, 64]].
int_unaligned_little() -> [begin <<_:O, X:S/little, _/bits>> = b(), X end || O <- [1, 3, 5, 7], S <- [1, 5, 8, 13, 16, 27, 32, 50, 59, 64]].
int_big() -> [begin <<_:O, X:S, _/bits>> = b(), X end || O <- [0, 3], S <- [65, 72, 80, 96, 100, 120]] ++ [begin <<X:S/little, _/bits>> = b(), X end || S <- [65, 72, 80, 100, 128]].
int_big_signed() -> [begin <<_:O, X:S/signed, _/bits>> = b(), X end || O <- [0, 36, 4, 32], S <- [65, 72, 80, 92]] ++ [begin <<X:S/little-signed, _/bits>> = b(), X end || S <- [65, 72, 92, 96, 128]] ++ [begin <<X1:128/signed>> = w(<<-1:128>>), X1 end, begin <<X2:128/signed>> = w(<<1:1, 0:127>>), X2 end].
int_variable_size() -> [case b() of <<X:S, R/bits>> -> {X, bit_size(R)}; _ -> no end || S <- [0, 8, 60, 128, w(129), w(-1), w(a), w(1 bsl 70)]].
int_zero_size() -> W0 = w(0), [case w(B) of <<X:0, R/bits>> -> {X, R}; _ -> no end || B <- [<<>>, <<1>>]] ++ [case w(<<1>>) of <<X:W0/signed, _/bits>> -> X end].
units() -> W2 = w(2), <<A:2/unit:8, B:3/unit:4, C:W2/unit:6, _/bits>> = b(), <<D:1/integer-unit:24, E:W2/little-unit:16, _/binary>> = b(), [A, B, C, D, E].
float_match() -> [case w(B) of <<F/float>> -> F; <<F:32/float>> -> {f32, F}; _ -> no end || B <- [<<1.5/float>>, <<-0.0/float>>, <<1.5:32/float>>, <<0.1:32/float>>, <<1:64>>, <<1>>, <<>>]].
float_little() -> <<A/float-little, B:32/float-little, C:16/float-little>> = w(<<1.5/float-little, -2.5:32/float-little, 0.5:16/float-little>>), [A, B, C].
float_16() -> [case w(<<I:16>>) of <<F:16/float>> -> F; _ -> no end || I <- [0, 1, 16#8000, 16#3C00, 16#3C01, 16#7BFF, 16#0400, 16#03FF, 16#7C00, 16#FC00, 16#7E00, 16#3555]].
float_unaligned() -> <<_:3, A/float, B:32/float, C:16/float, _/bits>> = w(<<1:3, 1.25/float, 2.5:32/float, 4.0:16/float, 0:5>>), [A, B, C].
float_refused() -> [case w(B) of <<F:64/float>> -> F; <<F:32/float>> -> F; _ -> no end || B <- [<<16#7FF0:16, 0:48>>, <<16#FFF8:16, 0:48>>, <<16#7F80:16, 0:16>>, <<16#FFC0:16, 1:16>>]] ++ [case w(<<0:128>>) of <<F:S/float, _/bits>> -> F; _ -> no end || S <- [0, 8, 16, 32, 33, 64, 65, 128, w(-1), w(a)]].
binary_tail() -> [case w(B) of <<H, T/binary>> -> {H, T}; <<>> -> empty; _ -> odd end || B <- [<<>>, <<1>>, <<1, 2>>, <<1, 2:4>>, <<1:4>>]].
binary_sized() -> W3 = w(3), <<A:2/binary, B:W3/binary, C:0/binary, D/binary>> = b(), [A, B, C, D, case w(<<1, 2>>) of <<_:3/binary, _/bits>> -> yes; _ -> no end] ++ [case w(<<1, 2>>) of <<X:S/binary, _/bits>> -> X; _ -> no end || S <- [w(0), w(2), w(3), w(-1), w(a), w(1 bsl 64)]].
binary_units() -> <<A:3/binary-unit:4, B:2/binary-unit:3, C/bits>> = w(<<1, 2, 3, 4:6>>), [A, B, C, case b() of <<X:2/binary-unit:16, _/binary-unit:32>> -> X; _ -> no end, case b() of <<X:1/binary-unit:24, _/binary-unit:32>> -> X; _ -> no end].
bits_tail() -> [case w(B) of <<H:3, T/bits>> -> {H, T}; R -> {rest, R} end || B <- [<<>>, <<1:2>>, <<5:3>>, <<255>>, <<255, 1:1>>]].
tail_of_units() -> [{case w(B) of <<T/binary-unit:16>> -> T; _ -> no end, case w(B) of <<_:4, T/binary-unit:4>> -> T; _ -> no end, case w(B) of <<_, T/binary-unit:3>> -> T; _ -> no end} || B <- [<<>>, <<1>>, <<1, 2>>, <<1:4>>, <<1, 2, 3>>, <<1, 2, 3:4>>, <<7, 1:3>>]].
u8(B) -> case B of <<C/utf8, R/bits>> -> {C, R}; _ -> no end.
utf8_match() -> [u8(w(B)) || B <- [<<"a">>, <<16#C2, 16#80>>, <<16#DF, 16#BF, 1>>, <<16#E0, 16#A0, 16#80>>, <<16#EF, 16#BF, 16#BF>>, <<16#F0, 16#90, 16#80, 16#80>>, <<16#F4, 16#8F, 16#BF, 16#BF>>, <<"ab">>]].
utf8_refused() -> [u8(w(B)) || B <- [<<>>, <<16#80>>, <<16#C0, 16#80>>, <<16#C1, 16#BF>>, <<16#C2>>, <<16#C2, 16#00>>, <<16#E0, 16#80, 16#80>>, <<16#ED, 16#A0, 16#80>>, <<16#E1, 16#80>>, <<16#F0, 16#80, 16#80, 16#80>>, <<16#F4, 16#90, 16#80, 16#80>>, <<16#F5, 16#80, 16#80, 16#80>>, <<16#FF>>, <<16#F0, 16#90, 16#80>>, <<1:7>>]].
utf16_match() -> [case w(B) of <<C/utf16, R/bits>> -> {C, R}; _ -> no end || B <- [<<0, $a>>, <<16#D7FF:16>>, <<16#E000:16, 1>>, <<16#D800:16, 16#DC00:16>>, <<16#DBFF:16, 16#DFFF:16, 9>>]].
utf16_refused() -> [case w(B) of <<C/utf16, _/bits>> -> C; _ -> no end || B <- [<<>>, <<1>>, <<16#D800:16>>, <<16#DC00:16>>, <<16#D800:16, 16#0041:16>>, <<16#D800:16, 1>>]].
utf32_match() -> [case w(B) of <<C/utf32, R/bits>> -> {C, R}; _ -> no end || B <- [<<$a:32>>, <<16#10FFFF:32>>, <<16#D7FF:32, 1:3>>]].
utf32_refused() -> [case w(B) of <<C/utf32, _/bits>> -> C; _ -> no end || B <- [<<>>, <<1:24>>, <<16#D800:32>>, <<16#110000:32>>, <<-1:32>>]].
utf_little() -> <<A/utf16-little, B/utf32-little, C/utf16-little>> = w(<<$a:16/little, 16#1F600:32/little, 16#1F600/utf16-little>>), [A, B, C].
utf_skip() -> [case w(B) of <<_/utf8, _/utf16, _/utf32, R/bits>> -> R; _ -> no end || B <- [<<16#E5/utf8, $b/utf16, $c/utf32, "rest">>, <<16#E5/utf8, 16#D800:16>>, <<"a", 0, $b, 0, 0, 0>>]].
utf_unaligned() -> <<_:3, A/utf8, B/utf16, C/utf32, _/bits>> = w(<<1:3, 16#20AC/utf8, 16#1F600/utf16, $z/utf32, 0:5>>), [A, B, C].
lm(<<1, 2, R/binary>>) -> {a, R}; lm(<<1, 3, R/binary>>) -> {b, R}; lm(<<"abc", R/bits>>) -> {c, R}; lm(<<0:4, X:4, R/bits>>) -> {d, X, R}; lm(<<16#FFFF:16/little>>) -> ffff; lm(<<1:1, R/bits>>) -> {e, R}; lm(_) -> no.
literal_match() -> [lm(w(B)) || B <- [<<1, 2, 3>>, <<1, 3>>, <<"abcd">>, <<5>>, <<16#FFFF:16>>, <<128>>, <<64>>, <<>>, <<1:1>>, <<1>>]].
ls(<<"GET ", R/binary>>) -> {get, R}; ls(<<"POST ", R/binary>>) -> {post, R}; ls(<<"a string that is longer than a machine word or two", R/binary>>) -> {long, R}; ls(_) -> no.
literal_strings() -> [ls(w(B)) || B <- [<<"GET /">>, <<"POST x">>, <<"PUT">>, <<"GET">>, <<"a string that is longer than a machine word or two!">>, <<"a string that is longer than a machine word or tw">>]].
lb(<<2#101:3, X:5>>) -> {five, X}; lb(<<2#11:2, 0:1, X:5>>) -> {six, X}; lb(<<_:7, 1:1>>) -> odd; lb(<<>>) -> e; lb(_) -> no.
literal_bits() -> [lb(w(B)) || B <- [<<16#A1>>, <<16#C3>>, <<1>>, <<2>>, <<>>, <<1:3>>]].
sm(<<N, B:N/binary, R/bits>>) -> {N, B, R}; sm(<<N:4, B:N/bits, R/bits>>) -> {bits, N, B, R}; sm(_) -> no.
size_from_match() -> [sm(w(B)) || B <- [<<2, "abc">>, <<0>>, <<200, 1>>, <<3:4, 7:3>>, <<>>, <<15:4>>]].
size_in_header() -> [case w(B) of <<S:16, U:8, P:S/binary-unit:4, V:U, R/bits>> -> {P, V, R}; _ -> no end || B <- [<<2:16, 4, 255, 3:4, 1>>, <<0:16, 8, 9>>, <<9:16, 1>>]].
nested_sizes() -> <<A, B, X:A/binary, Y:B/binary, Z:A/unit:8, W/bits>> = w(<<1, 2, "abcd", 5, 6>>), {X, Y, Z, W}.
bt(<<A, B, 0>>) -> {zero, A, B}; bt(<<A:16, 1>>) -> {one, A}; bt(<<A:4, _:4, B:8/signed, C>>) when C > 5 -> {gt, A, B, C}; bt(<<X:24/little>>) -> {x, X}; bt(<<X/bits>>) -> {bits, bit_size(X)}.
backtracking() -> [bt(w(B)) || B <- [<<1, 2, 0>>, <<1, 2, 1>>, <<16#12, 255, 6>>, <<1, 2, 3>>, <<1, 2>>, <<>>, <<1:5>>]].
cp(<<0, _/bits>>) -> zero; cp(<<1, N, _/bits>>) -> {one, N}; cp(<<2, N:16, _/bits>>) -> {two, N}; cp(<<3, N/float, _/bits>>) -> {three, N}; cp(<<4, L, S:L/binary, _/bits>>) -> {four, S}; cp(<<200, _/bits>>) -> c200; cp(<<201, X:1, _/bits>>) -> {c201, X}; cp(<<255>>) -> last; cp(_) -> none.
clauses_by_prefix() -> [cp(w(B)) || B <- [<<0>>, <<1, 7>>, <<1>>, <<2, 1, 2>>, <<3, 1.5/float>>, <<3, 1>>, <<4, 2, "xy">>, <<4, 3, "xy">>, <<200>>, <<201, 128>>, <<255>>, <<255, 1>>, <<9>>]].
many_tests() -> [mtst(w(<<I, I, I>>)) || I <- lists:seq(0, 20)].
mtst(<<1, X, _>>) -> {1, X}; mtst(<<2, X, _>>) -> {2, X}; mtst(<<3, 3, X>>) -> {3, X}; mtst(<<4, 5, _>>) -> no; mtst(<<5, _/bits>>) -> five; mtst(<<7, _, 7>>) -> seven; mtst(<<8:8/signed, R/binary>>) -> {8, R}; mtst(<<9:4, _:4, _/bits>>) -> nine; mtst(<<10:8, _:8, Z>>) when Z > 3 -> {10, Z}; mtst(<<_, 12, _>>) -> twelve; mtst(<<A, A, A>>) when A > 15 -> {same, A}; mtst(_) -> other.
skip_forms() -> W8 = w(8), W2 = w(2), <<_:3, _:5/bits, _:1/binary, _:W8, A, _:W2/binary, B, _/binary>> = b(), <<_:64/float, _:8/signed-little, C, _/bits>> = w(<<1.0/float, 1, 77, 2>>), [A, B, C].
not_binaries() -> [case w(X) of <<>> -> e; <<_, _/bits>> -> b; <<_/bits>> -> bits; _ -> no end || X <- [a, [], {}, 1, <<>>, <<1>>, <<1:1>>, #{}, 1 bsl 80, self()]].
match_in_case() -> [case {w(A), w(B)} of {<<X>>, <<X>>} -> {same, X}; {<<X, _/bits>>, <<Y:4, _/bits>>} -> {X, Y}; {_, <<R/binary>>} -> R; _ -> none end || A <- [<<1>>, <<2, 3>>, a], B <- [<<1>>, <<255:4>>, <<>>, a]].
match_errors() -> [?TT(begin <<1, _/bits>> = w(<<2>>) end), ?TT(begin <<_:9>> = w(<<2>>) end), ?TT(begin <<_/binary>> = w(<<1:1>>) end), ?TT(begin <<_, _/bits>> = w(x) end), ?TT(fcb(w(<<>>))), ?TT(fcb2(w(<<1, 2, 3>>), x))].
fcb(<<X, _/bits>>) -> X.
fcb2(<<1, R/bits>>, Y) -> fcb3(R, Y).
fcb3(<<9, _/bits>>, _) -> ok.
empty_binary() -> [case w(X) of <<>> -> yes; _ -> no end || X <- [<<>>, <<0>>, <<0:1>>, [], '']] ++ [em(w(<<>>)), em(w(<<1>>))].
em(<<>>) -> empty; em(<<_/bits>>) -> some.
sumb(<<X, R/binary>>, A) -> sumb(R, A + X); sumb(<<>>, A) -> A.
loops_bytes() -> [sumb(w(B), 0) || B <- [<<>>, b(), binary:copy(<<1, 2, 3>>, 1000)]] ++ [?T(sumb(w(<<1, 2:3>>), 0))].
ones(<<0:1, R/bits>>, A) -> ones(R, A); ones(<<1:1, R/bits>>, A) -> ones(R, A + 1); ones(<<>>, A) -> A.
loops_bits() -> [ones(w(B), 0) || B <- [b(), <<>>, <<5:3>>, <<255, 255, 1:2>>]].
words(<<W:32/little, R/binary>>) -> [W | words(R)]; words(R) -> R.
loops_words() -> [words(w(b())), words(w(<<1, 0, 0, 0, 9>>))].
mx(<<0:2, X:6, R/bits>>) -> [{s, X} | mx(R)]; mx(<<1:2, X:14/signed, R/bits>>) -> [{m, X} | mx(R)]; mx(<<2:2, L:6, S:L/binary, R/bits>>) -> [{b, S} | mx(R)]; mx(<<3:2, F:32/float, R/bits>>) -> [{f, F} | mx(R)]; mx(<<>>) -> []; mx(R) -> [{rest, R}].
loops_mixed() -> mx(w(<<0:2, 9:6, 1:2, -5:14, 2:2, 3:6, "xyz", 3:2, 2.5:32/float, 0:2, 1:6, 3:3>>)).
cr(<<N, R/binary>>) when N < 10 -> case R of <<M, R2/binary>> -> [{N, M} | cr(R2)]; _ -> [N, R] end; cr(<<_, R/binary>> = All) -> [All, byte_size(R)]; cr(E) -> [E].
context_reuse() -> [cr(w(B)) || B <- [<<1, 2, 3, 4>>, <<1, 2, 30, 4, 5>>, <<1>>, <<>>]].
ct(<<$\\, C, R/binary>>, A) -> ct(R, [C | A]); ct(<<$", R/binary>>, A) -> {lists:reverse(A), R}; ct(<<C, R/binary>>, A) -> ct(R, [C | A]); ct(<<>> = B, A) -> {eof, B, A}.
context_to_tail() -> [ct(w(B), []) || B <- [<<"abc\"rest">>, <<"a\\\"b\"">>, <<"abc">>, <<"\\">>]].
zip(<<A, X/binary>>, <<B, Y/binary>>) -> [{A, B} | zip(X, Y)]; zip(X, Y) -> [X, Y].
two_contexts() -> [zip(w(<<1, 2, 3>>), w(<<4, 5>>)), zip(<<>>, <<>>)].
cit(<<A, R/binary>>) -> {A, R, {R}}; cit(R) -> R.
context_in_tuple() -> {A, R, {R2}} = cit(w(<<1, 2, 3>>)), {A, R, R =:= R2, cit(R)}.
coc(<<L, R/binary>>, Acc) -> X = length(w([L])), coc2(R, X + Acc); coc(<<>>, Acc) -> Acc.
coc2(R, A) -> coc(R, A).
context_over_call() -> coc(w(<<"twelve chars">>), 0).
gl(<<C, R/binary>>, A) when C >= $0, C =< $9 -> gl(R, A * 10 + C - $0); gl(<<C, R/binary>>, A) when C =:= $_; C =:= $, -> gl(R, A); gl(R, A) -> {A, R}.
guards_in_loops() -> [gl(w(B), 0) || B <- [<<"123abc">>, <<"1_000,000">>, <<>>, <<"99999999999999999999999999">>]].
varint(<<1:1, X:7, R/binary>>, A, S) -> varint(R, A bor (X bsl S), S + 7); varint(<<0:1, X:7, R/binary>>, A, S) -> {zz(A bor (X bsl S)), R}.
zz(N) when N band 1 =:= 0 -> N bsr 1; zz(N) -> -((N + 1) bsr 1).
zigzag() -> [varint(w(B), 0, 0) || B <- [<<0>>, <<1>>, <<2>>, <<172, 2>>, <<255, 255, 255, 255, 255, 255, 255, 255, 255, 127, 9>>]] ++ [?T(varint(w(<<200>>), 0, 0))].
b64(<<A:6, B:6, C:6, D:6, R/binary>>) -> [e(A), e(B), e(C), e(D) | b64(R)]; b64(<<A:6, B:6, C:4>>) -> [e(A), e(B), e(C bsl 2), $=]; b64(<<A:6, B:2>>) -> [e(A), e(B bsl 4), $=, $=]; b64(<<>>) -> [].
e(N) -> element(N + 1, {$A, $B, $C, $D, $E, $F, $G, $H, $I, $J, $K, $L, $M, $N, $O, $P, $Q, $R, $S, $T, $U, $V, $W, $X, $Y, $Z, $a, $b, $c, $d, $e, $f, $g, $h, $i, $j, $k, $l, $m, $n, $o, $p, $q, $r, $s, $t, $u, $v, $w, $x, $y, $z, $0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $+, $/}).
base64_decoder() -> [b64(w(B)) || B <- [<<>>, <<"a">>, <<"ab">>, <<"abc">>, <<"Many hands make light work.">>]] ++ [base64:encode(<<"purlin">>), base64:decode(<<"cHVybGlu">>), ?T(base64:decode(<<"c!">>))].
u(<<C/utf8, R/binary>>) -> [C | u(R)]; u(<<>>) -> []; u(R) -> [{bad, R}].
utf8_decoder() -> [u(w(B)) || B <- [<<"h\x{e5}llo \x{20ac} \x{1F600}"/utf8>>, <<"ok", 255, 1>>, <<>>, <<16#E2, 16#82>>]].
tlv(<<T, L:16, V:L/binary, R/binary>>) -> [{T, V} | tlv(R)]; tlv(<<>>) -> []; tlv(R) -> {error, R}.
tlv_parser() -> [tlv(w(B)) || B <- [<<1, 3:16, "abc", 2, 0:16>>, <<1, 9:16, "abc">>, <<>>]].
ip_header() -> <<4:4, HL:4, T, Len:16, Id:16, Fl:3, Off:13, TTL, Proto, Sum:16, S:4/binary, D:4/binary, Opt:((HL - 5) * 4)/binary, Rest/binary>> = w(<<4:4, 6:4, 0, 40:16, 99:16, 2:3, 5:13, 64, 17, 16#BEEF:16, 10, 0, 0, 1, 10, 0, 0, 2, 1, 2, 3, 4, "payload">>), {HL, T, Len, Id, Fl, Off, TTL, Proto, Sum, S, D, Opt, Rest}.
num(<<$-, R/binary>>) -> {N, R2} = num(R), {-N, R2}; num(<<D, R/binary>>) when D >= $0, D =< $9 -> num2(R, D - $0); num(_) -> error.
num2(<<D, R/binary>>, A) when D >= $0, D =< $9 -> num2(R, A * 10 + D - $0); num2(<<$., R/binary>>, A) -> {fr, A, R}; num2(R, A) -> {A, R}.
json_numbers() -> [?T(num(w(B))) || B <- [<<"12,">>, <<"-5">>, <<"3.5">>, <<"x">>, <<"-">>]].
big_integer_tail() -> B = binary:copy(b(), 10), S = bit_size(B), <<X:S>> = B, <<Y:S/little>> = B, <<Z:S/signed-little>> = w(<<-12345:S/little>>), {X rem 1000000007, Y rem 1000000007, Z}.
negative_size() -> [case w(<<1, 2, 3>>) of <<_:S/binary, _/bits>> -> yes; _ -> no end || S <- [w(-1), w(4), w(3)]] ++ [case w(<<1, 2, 3>>) of <<S:8/signed, _:S/bits, _/bits>> -> S; _ -> no end, case w(<<-3, 2, 3>>) of <<S:8/signed, _:S/bits, _/bits>> -> S; _ -> no end].
equality_command() -> [case w(<<A, 16#CAFE:16, B:4, 9:4>>) of <<1, 16#CAFE:16, 2:4, 9:4>> -> all; <<_, 16#CAFE:16, X:4, 9:4>> -> {x, X}; _ -> no end || A <- [1, 2], B <- [2, 3]].
get_tail_forms() -> <<A:4, T/bits>> = w(<<1, 2, 3>>), <<B:12, U/bits>> = T, <<V/bits>> = U, {A, B, U =:= V, bit_size(T), U}.
en(<<A:8, B:8, C:8>>) -> {3, A, B, C}; en(<<A:8, B:8>>) -> {2, A, B}; en(<<A:8, B:8, C:8, R/binary>>) -> {more, A, B, C, R}; en(<<A:8, R/binary-unit:4>>) -> {one, A, R}; en(_) -> no.
ensure_forms() -> [en(w(B)) || B <- [<<>>, <<1>>, <<1, 2>>, <<1, 2, 3>>, <<1, 2, 3, 4>>, <<1, 2:4>>, <<1:1>>]].
al(<<X, _/binary>> = B) when byte_size(B) > 2 -> {X, B}; al(<<B/binary>>) -> B.
alias_match() -> [al(w(B)) || B <- [<<1, 2, 3>>, <<1>>, <<>>]] ++ [begin (<<A, _/bits>> = B) = w(<<5, 6>>), {A, B} end].
unsized_in_middle() -> S = byte_size(b()) - 2, <<H, M:(S)/binary, T>> = b(), {H, byte_size(M), T}.
bit_comprehension() -> [<< <<(X * 2)>> || <<X>> <= w(<<1, 2, 3>>) >>, << <<X:3>> || X <- [1, 2, 3] >>, [X || <<X:3>> <= w(<<16#53, 16#97>>)], << <<Y:4, X:4>> || <<X:4, Y:4>> <= w(<<16#12, 16#34>>) >>, << <<X/utf8>> || X <- [97, 8364] >>, [{A, B} || <<A, B>> <= w(<<1, 2, 3, 4, 5>>)]].
generators() -> [[{X, Y} || <<X>> <= w(<<1, 2>>), Y <- [a, b]], [X || <<X, _>> <= w(<<1, 2, 3, 4>>), X > 1], << <<X>> || <<X>> <= w(<<1, 2, 3, 4>>), X rem 2 =:= 0 >>, [F || <<F/float>> <= w(<<1.0/float, 2.5/float>>)], [S || <<L, S:L/binary>> <= w(<<1, "a", 2, "bc", 0>>)]].
generator_stops() -> [[X || <<X:16>> <= w(<<1, 2, 3>>)], [X || <<1, X>> <= w(<<1, 2, 2, 3, 1, 4>>)], [C || <<C/utf8>> <= w(<<"ab", 255, "c">>)], ?T([X || <<X>> <= w(a)]), ?T([X || <<X>> <= w([1])]), [X || <<X:4/bits>> <= w(<<16#ab, 1:3>>)]].
sub_of_sub() -> <<_, A/binary>> = b(), <<_:4, B/bits>> = A, <<_:12, C/bits>> = B, <<D:40, E/bits>> = C, {byte_size(A), bit_size(B), bit_size(C), D, E}.
wide_fields() -> [begin <<X:N>> = <<(-1):N>>, X =:= (1 bsl N) - 1 end || N <- [w(1), 58, 59, 60, 61, 62, 63, 64, 65, 66, 127, 128, 129, 512]].
alternating_endian() -> <<A:16/big, B:16/little, C:32/big-signed, D:24/little-signed, E:3/little, F:5/big, _/bits>> = b(), [A, B, C, D, E, F].
bv(X, <<X, R/bits>>) -> {same, R}; bv(X, B) -> case B of <<_:X, R/bits>> -> {skip, R}; _ -> no end.
bound_values() -> [bv(w(X), w(B)) || X <- [1, 4, 100, a], B <- [<<1, 2>>, <<>>, <<3:4, 1>>]].
fb(F, <<F/float, R/bits>>) -> {same, R}; fb(_, _) -> no.
float_bound() -> [fb(w(X), w(<<1.5/float, 9>>)) || X <- [1.5, 1, 2.5]] ++ [case w(<<2.5/float, 1.0/float>>) of <<2.5/float, 1/float>> -> y; <<2.5/float, _/bits>> -> half; _ -> n end].
size_guard_expr() -> [case w(B) of <<N, X:(N * 2 + 1)/bits, R/bits>> -> {X, R}; <<N, _/bits>> -> {short, N}; _ -> e end || B <- [<<2, 255>>, <<9, 1>>, <<0, 128>>, <<>>]].
sw16(<<A, B, R/binary>>) -> <<B, A, (sw16(R))/binary>>; sw16(R) -> R.
match_and_build() -> [sw16(w(<<1, 2, 3, 4, 5>>)), begin <<A:4, B:4, R/bits>> = w(<<16#ab, 16#cd>>), <<B:4, A:4, R/bits, R/bits>> end].
dc(<<N:4, R/bits>>, A) when N > 0 -> dc(R, [N | A]); dc(R, A) -> {lists:reverse(A), R}.
deep_context() -> dc(w(<<16#12, 16#34, 16#50, 16#67>>), []).
%% Fields larger than the largest integer, with small values.
large_fields() -> S = 1 bsl 23, <<Z:S, R/binary>> = ?ID(<<0:S, 7>>), <<M:S/signed, _/binary>> = ?ID(<<-1:S, 7>>), <<L:S/little, _/binary>> = ?ID(<<5:S/little, 7>>), [Z, R, M, L, case ?ID(<<0:S, 1:S>>) of <<_:S, X:S>> -> X end].
