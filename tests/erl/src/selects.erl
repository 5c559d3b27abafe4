%% Choosing by value: select_val over atoms, dense and sparse integers, bignums, floats and mixtures; select_tuple_arity; and
%% the same choices where a case stands in an expression. The long tables are meant to be long.
-module(selects).
-include("diff.hrl").

cases() ->
    [dense, sparse, negative, two_ways, atoms_few, atoms_many, bignums, floats, mixed, mixed_types, by_arity, chars, nested, default_only, shared_bodies, long_dense, long_sparse, long_atoms, boundary_ints, holes, jump_values, strings, booleans, in_expression, tuples_and_values, guards_between, fallthrough, bits, ranges, byte_table, tagged, of_maps].

try_all(F, L) -> [F(?ID(X)) || X <- L].
dense(0) -> a; dense(1) -> b; dense(2) -> c; dense(3) -> d; dense(4) -> e; dense(5) -> f; dense(6) -> g; dense(7) -> h; dense(_) -> none.
dense() -> try_all(fun dense/1, [0, 1, 2, 3, 4, 5, 6, 7, 8, -1, a, 1.0, 3.0, 1 bsl 60, 1 bsl 64, [], {}, <<3>>]).
sparse(1) -> a; sparse(100) -> b; sparse(10000) -> c; sparse(1000000) -> d; sparse(100000000) -> e; sparse(-5) -> f; sparse(-5000000000) -> g; sparse(576460752303423487) -> h; sparse(-576460752303423488) -> i; sparse(_) -> none.
sparse() -> try_all(fun sparse/1, [1, 100, 10000, 1000000, 100000000, -5, -5000000000, 576460752303423487, -576460752303423488, 0, 2, 99, 576460752303423488, a]).
neg(-3) -> a; neg(-2) -> b; neg(-1) -> c; neg(0) -> z; neg(1) -> d; neg(2) -> e; neg(_) -> none.
negative() -> try_all(fun neg/1, [-4, -3, -2, -1, 0, 1, 2, 3, -1.0, x]).
two(1) -> a; two(2) -> b; two(_) -> c.
twoa(yes) -> a; twoa(no) -> b; twoa(_) -> c.
two_ways() -> try_all(fun two/1, [1, 2, 3, 1.0]) ++ try_all(fun twoa/1, [yes, no, maybe_, "yes"]).
few(a) -> 1; few(b) -> 2; few(c) -> 3; few(_) -> 0.
atoms_few() -> try_all(fun few/1, [a, b, c, d, 'A', "a", 1, []]).
many(alpha) -> 1; many(beta) -> 2; many(gamma) -> 3; many(delta) -> 4; many(epsilon) -> 5; many(zeta) -> 6; many(eta) -> 7; many(theta) -> 8; many(iota) -> 9; many(kappa) -> 10; many(lambda) -> 11; many(mu) -> 12; many(nu) -> 13; many(xi) -> 14; many(omicron) -> 15; many(pi) -> 16; many(rho) -> 17; many('') -> 18; many(true) -> 19; many(undefined) -> 20; many(_) -> 0.
atoms_many() -> try_all(fun many/1, [alpha, beta, gamma, delta, epsilon, zeta, eta, theta, iota, kappa, lambda, mu, nu, xi, omicron, pi, rho, '', true, undefined, omega, false, 1, []]).
big(18446744073709551616) -> a; big(18446744073709551617) -> b; big(-18446744073709551616) -> c; big(576460752303423488) -> d; big(100000000000000000000000000000) -> e; big(7) -> small; big(_) -> none.
bignums() -> try_all(fun big/1, [1 bsl 64, (1 bsl 64) + 1, -(1 bsl 64), 1 bsl 59, 100000000000000000000000000000, 7, 1.8446744073709552e19, 1 bsl 65, -(1 bsl 59), a]).
flt(1.0) -> a; flt(2.5) -> b; flt(-3.25) -> c; flt(1.0e100) -> d; flt(0.1) -> e; flt(_) -> none.
floats() -> try_all(fun flt/1, [1.0, 2.5, -3.25, 1.0e100, 0.1, 1, 0.0, -1.0, 2, 1.0e10, a]).
mix(1) -> int; mix(1.0) -> float; mix(one) -> atom; mix([]) -> nil; mix({}) -> tuple; mix(<<>>) -> bin; mix("one") -> str; mix(2) -> int2; mix(two) -> atom2; mix(18446744073709551616) -> bignum; mix(_) -> none.
mixed() -> try_all(fun mix/1, [1, 1.0, one, [], {}, <<>>, "one", 2, two, 1 bsl 64, 3, three, #{}, [[]]]).
mt(X) -> case X of a -> 1; b -> 2; 3 -> 3; 4 -> 4; {x, Y} -> Y; {y, Y} -> -Y; {Z} -> {one, Z}; [H | _] -> {h, H}; "" -> nil; F when is_float(F) -> float; B when is_binary(B) -> bin; M when is_map(M) -> map; _ -> other end.
mixed_types() -> try_all(fun mt/1, [a, b, 3, 4, {x, 1}, {y, 2}, {z}, {z, 9}, [1], [], 1.5, <<>>, #{}, c, 5, self()]).
ar(X) -> case X of {} -> 0; {_} -> 1; {_, _} -> 2; {_, _, _} -> 3; {_, _, _, _} -> 4; {_, _, _, _, _} -> 5; {_, _, _, _, _, _, _, _, _, _} -> 10; _ -> none end.
by_arity() -> try_all(fun ar/1, [{}, {1}, {1, 2}, {1, 2, 3}, {1, 2, 3, 4}, {1, 2, 3, 4, 5}, {1, 2, 3, 4, 5, 6}, list_to_tuple(lists:seq(1, 10)), [], a]).
ch(C) -> case C of $  -> space; $\t -> tab; $\n -> nl; $( -> open; $) -> close; $, -> comma; $; -> semi; $" -> quote; $a -> a; $z -> z; $A -> 'A'; $0 -> zero; $9 -> nine; _ -> other end.
chars() -> [ch(C) || C <- " \t\n(),;\"azA09b"].
ne(A, B) -> case A of 1 -> case B of 1 -> a; 2 -> b; _ -> c end; 2 -> case B of x -> d; y -> e; 1 -> f; _ -> g end; _ -> case {A, B} of {B, B} -> same; _ -> h end end.
nested() -> [ne(A, B) || A <- [1, 2, 3, x], B <- [?ID(1), 2, 3, x, y]].
default_only() -> [case ?ID(X) of _ -> any end || X <- [1, a]].
sh(1) -> odd; sh(3) -> odd; sh(5) -> odd; sh(7) -> odd; sh(2) -> even; sh(4) -> even; sh(6) -> even; sh(a) -> odd; sh(_) -> none.
shared_bodies() -> try_all(fun sh/1, [1, 2, 3, 4, 5, 6, 7, 8, a, b]).
ld(X) -> case X of 10 -> 190; 11 -> 109; 12 -> 28; 13 -> 947; 14 -> 866; 15 -> 785; 16 -> 704; 17 -> 623; 18 -> 542; 19 -> 461; 20 -> 380; 21 -> 299; 22 -> 218; 23 -> 137; 24 -> 56; 25 -> 975; 26 -> 894; 27 -> 813; 28 -> 732; 29 -> 651; 30 -> 570; 31 -> 489; 32 -> 408; 33 -> 327; 34 -> 246; 35 -> 165; 36 -> 84; 37 -> 3; 38 -> 922; 39 -> 841; 40 -> 760; 41 -> 679; 42 -> 598; 43 -> 517; 44 -> 436; 45 -> 355; 46 -> 274; 47 -> 193; 48 -> 112; 49 -> 31; 50 -> 950; 51 -> 869; 52 -> 788; 53 -> 707; 54 -> 626; 55 -> 545; 56 -> 464; 57 -> 383; 58 -> 302; 59 -> 221; 60 -> 140; 61 -> 59; 62 -> 978; 63 -> 897; 64 -> 816; 65 -> 735; 66 -> 654; 67 -> 573; 68 -> 492; 69 -> 411; 70 -> 330; 71 -> 249; 72 -> 168; 73 -> 87; 74 -> 6; 75 -> 925; 76 -> 844; 77 -> 763; 78 -> 682; 79 -> 601; 80 -> 520; 81 -> 439; 82 -> 358; 83 -> 277; 84 -> 196; 85 -> 115; 86 -> 34; 87 -> 953; 88 -> 872; 89 -> 791; 90 -> 710; 91 -> 629; 92 -> 548; 93 -> 467; 94 -> 386; 95 -> 305; 96 -> 224; 97 -> 143; 98 -> 62; 99 -> 981; 100 -> 900; 101 -> 819; 102 -> 738; 103 -> 657; 104 -> 576; 105 -> 495; 106 -> 414; 107 -> 333; 108 -> 252; 109 -> 171; 110 -> 90; 111 -> 9; 112 -> 928; 113 -> 847; 114 -> 766; 115 -> 685; 116 -> 604; 117 -> 523; 118 -> 442; 119 -> 361; 120 -> 280; 121 -> 199; 122 -> 118; 123 -> 37; 124 -> 956; 125 -> 875; 126 -> 794; 127 -> 713; 128 -> 632; 129 -> 551; 130 -> 470; 131 -> 389; 132 -> 308; 133 -> 227; 134 -> 146; 135 -> 65; 136 -> 984; 137 -> 903; 138 -> 822; 139 -> 741; _ -> none end.
long_dense() -> try_all(fun ld/1, lists:seq(0, 150)) ++ try_all(fun ld/1, [a, 50.0, -50, 1 bsl 63]).
ls(X) -> case X of -50000 -> 0; -49903 -> 1; -49224 -> 2; -47381 -> 3; -43792 -> 4; -37875 -> 5; -29048 -> 6; -16729 -> 7; -336 -> 8; 20713 -> 9; 47000 -> 10; 79107 -> 11; 117616 -> 12; 163109 -> 13; 216168 -> 14; 277375 -> 15; 347312 -> 16; 426561 -> 17; 515704 -> 18; 615323 -> 19; 726000 -> 20; 848317 -> 21; 982856 -> 22; 1130199 -> 23; 1290928 -> 24; 1465625 -> 25; 1654872 -> 26; 1859251 -> 27; 2079344 -> 28; 2315733 -> 29; 2569000 -> 30; 2839727 -> 31; 3128496 -> 32; 3435889 -> 33; 3762488 -> 34; 4108875 -> 35; 4475632 -> 36; 4863341 -> 37; 5272584 -> 38; 5703943 -> 39; 6158000 -> 40; 6635337 -> 41; 7136536 -> 42; 7662179 -> 43; 8212848 -> 44; 8789125 -> 45; 9391592 -> 46; 10020831 -> 47; 10677424 -> 48; 11361953 -> 49; 12075000 -> 50; 12817147 -> 51; 13588976 -> 52; 14391069 -> 53; 15224008 -> 54; 16088375 -> 55; 16984752 -> 56; 17913721 -> 57; 18875864 -> 58; 19871763 -> 59; 20902000 -> 60; 21967157 -> 61; 23067816 -> 62; 24204559 -> 63; 25377968 -> 64; 26588625 -> 65; 27837112 -> 66; 29124011 -> 67; 30449904 -> 68; 31815373 -> 69; 33221000 -> 70; 34667367 -> 71; 36155056 -> 72; 37684649 -> 73; 39256728 -> 74; 40871875 -> 75; 42530672 -> 76; 44233701 -> 77; 45981544 -> 78; 47774783 -> 79; 49614000 -> 80; 51499777 -> 81; 53432696 -> 82; 55413339 -> 83; 57442288 -> 84; 59520125 -> 85; 61647432 -> 86; 63824791 -> 87; 66052784 -> 88; 68331993 -> 89; 70663000 -> 90; 73046387 -> 91; 75482736 -> 92; 77972629 -> 93; 80516648 -> 94; 83115375 -> 95; 85769392 -> 96; 88479281 -> 97; 91245624 -> 98; 94069003 -> 99; _ -> none end.
long_sparse() -> [ls(I * I * I * 97 - 50000) || I <- lists:seq(0, 101)] ++ try_all(fun ls/1, [0, 1, a, 1.0, -49903, -49902]).
la(X) -> case X of sel_bcdef0 -> 0; sel_fhjln1 -> 1; sel_jmpsv2 -> 2; sel_nrvzd3 -> 3; sel_rwbgl4 -> 4; sel_vbhnt5 -> 5; sel_zgnub6 -> 6; sel_dltbj7 -> 7; sel_hqzir8 -> 8; sel_lvfpz9 -> 9; sel_palwh10 -> 10; sel_tfrdp11 -> 11; sel_xkxkx12 -> 12; sel_bpdrf13 -> 13; sel_fujyn14 -> 14; sel_jzpfv15 -> 15; sel_nevmd16 -> 16; sel_rjbtl17 -> 17; sel_vohat18 -> 18; sel_ztnhb19 -> 19; sel_dytoj20 -> 20; sel_hdzvr21 -> 21; sel_lifcz22 -> 22; sel_pnljh23 -> 23; sel_tsrqp24 -> 24; sel_xxxxx25 -> 25; sel_bcdef26 -> 26; sel_fhjln27 -> 27; sel_jmpsv28 -> 28; sel_nrvzd29 -> 29; sel_rwbgl30 -> 30; sel_vbhnt31 -> 31; sel_zgnub32 -> 32; sel_dltbj33 -> 33; sel_hqzir34 -> 34; sel_lvfpz35 -> 35; sel_palwh36 -> 36; sel_tfrdp37 -> 37; sel_xkxkx38 -> 38; sel_bpdrf39 -> 39; sel_fujyn40 -> 40; sel_jzpfv41 -> 41; sel_nevmd42 -> 42; sel_rjbtl43 -> 43; sel_vohat44 -> 44; sel_ztnhb45 -> 45; sel_dytoj46 -> 46; sel_hdzvr47 -> 47; sel_lifcz48 -> 48; sel_pnljh49 -> 49; sel_tsrqp50 -> 50; sel_xxxxx51 -> 51; sel_bcdef52 -> 52; sel_fhjln53 -> 53; sel_jmpsv54 -> 54; sel_nrvzd55 -> 55; sel_rwbgl56 -> 56; sel_vbhnt57 -> 57; sel_zgnub58 -> 58; sel_dltbj59 -> 59; sel_hqzir60 -> 60; sel_lvfpz61 -> 61; sel_palwh62 -> 62; sel_tfrdp63 -> 63; sel_xkxkx64 -> 64; sel_bpdrf65 -> 65; sel_fujyn66 -> 66; sel_jzpfv67 -> 67; sel_nevmd68 -> 68; sel_rjbtl69 -> 69; sel_vohat70 -> 70; sel_ztnhb71 -> 71; sel_dytoj72 -> 72; sel_hdzvr73 -> 73; sel_lifcz74 -> 74; sel_pnljh75 -> 75; sel_tsrqp76 -> 76; sel_xxxxx77 -> 77; sel_bcdef78 -> 78; sel_fhjln79 -> 79; sel_jmpsv80 -> 80; sel_nrvzd81 -> 81; sel_rwbgl82 -> 82; sel_vbhnt83 -> 83; sel_zgnub84 -> 84; sel_dltbj85 -> 85; sel_hqzir86 -> 86; sel_lvfpz87 -> 87; sel_palwh88 -> 88; sel_tfrdp89 -> 89; sel_xkxkx90 -> 90; sel_bpdrf91 -> 91; sel_fujyn92 -> 92; sel_jzpfv93 -> 93; sel_nevmd94 -> 94; sel_rjbtl95 -> 95; sel_vohat96 -> 96; sel_ztnhb97 -> 97; sel_dytoj98 -> 98; sel_hdzvr99 -> 99; sel_lifcz100 -> 100; sel_pnljh101 -> 101; sel_tsrqp102 -> 102; sel_xxxxx103 -> 103; sel_bcdef104 -> 104; sel_fhjln105 -> 105; sel_jmpsv106 -> 106; sel_nrvzd107 -> 107; sel_rwbgl108 -> 108; sel_vbhnt109 -> 109; sel_zgnub110 -> 110; sel_dltbj111 -> 111; sel_hqzir112 -> 112; sel_lvfpz113 -> 113; sel_palwh114 -> 114; sel_tfrdp115 -> 115; sel_xkxkx116 -> 116; sel_bpdrf117 -> 117; sel_fujyn118 -> 118; sel_jzpfv119 -> 119; _ -> none end.
long_atoms() -> try_all(fun la/1, [sel_bcdef0, sel_dltbj7, sel_fujyn14, sel_hdzvr21, sel_jmpsv28, sel_lvfpz35, sel_nevmd42, sel_pnljh49, sel_rwbgl56, sel_tfrdp63, sel_vohat70, sel_xxxxx77, sel_zgnub84, sel_bpdrf91, sel_dytoj98, sel_fhjln105, sel_hqzir112, sel_jzpfv119, sel_none, [], 0]).
bi(134217727) -> a; bi(134217728) -> b; bi(-134217728) -> c; bi(-134217729) -> d; bi(2147483647) -> e; bi(2147483648) -> f; bi(4294967295) -> g; bi(4294967296) -> h; bi(288230376151711743) -> i; bi(576460752303423487) -> j; bi(576460752303423488) -> k; bi(_) -> none.
boundary_ints() -> try_all(fun bi/1, [134217727, 134217728, -134217728, -134217729, 2147483647, 2147483648, 4294967295, 4294967296, 288230376151711743, 576460752303423487, 576460752303423488, 0]).
ho(1) -> a; ho(2) -> b; ho(4) -> d; ho(8) -> h; ho(9) -> i; ho(10) -> j; ho(12) -> l; ho(20) -> t; ho(_) -> none.
holes() -> try_all(fun ho/1, lists:seq(0, 22)).
jump_values() -> [begin Y = case X of 1 -> A = X + 1, A * 2; 2 -> A = X, A - 1; _ -> A = 0, x end, {A, Y} end || X <- [1, 2, 3]].
st("one") -> 1; st("two") -> 2; st("three") -> 3; st("on") -> 0; st([]) -> e; st(_) -> none.
strings() -> try_all(fun st/1, ["one", "two", "three", "on", "", "onee", [$o | n], one]).
bo(true, true) -> a; bo(true, false) -> b; bo(false, true) -> c; bo(false, false) -> d; bo(_, _) -> e.
booleans() -> [bo(A, B) || A <- [true, false, x], B <- [?ID(true), false, 1]].
in_expression() -> [1 + case ?ID(X) of 1 -> 10; 2 -> 20; _ -> 30 end * 2 || X <- [1, 2, 3]].
tv({add, A, B}) -> A + B; tv({sub, A, B}) -> A - B; tv({neg, A}) -> -A; tv({1, A}) -> {one, A}; tv({2, A}) -> {two, A}; tv({1.5, A}) -> {f, A}; tv(1) -> 1; tv(add) -> add; tv(_) -> none.
tuples_and_values() -> try_all(fun tv/1, [{add, 1, 2}, {sub, 1, 2}, {neg, 1}, {1, a}, {2, a}, {1.5, a}, 1, add, {add, 1}, {neg, 1, 2}, {3, a}]).
gb(X, Y) -> case X of 1 when Y > 5 -> a; 1 -> b; 2 when Y =:= x -> c; 3 -> d; 2 -> e; _ when Y > 100 -> f; _ -> g end.
guards_between() -> [gb(X, Y) || X <- [1, 2, 3, 4], Y <- [?ID(1), 6, x, 200]].
ft(X) -> case X of N when N =:= 1 -> a; N when N =:= 2; N =:= 3 -> b; N when N == 4 -> c; foo -> d; bar -> e end.
fallthrough() -> [?T(ft(?ID(X))) || X <- [1, 2, 3, 4, 4.0, foo, bar, baz, 1.0]].
bt(B) -> case B of <<0, _/bits>> -> a; <<1, _/bits>> -> b; <<17, _/bits>> -> c; <<200:8, _/bits>> -> d; <<3:2, _/bits>> -> e; <<_:16>> -> f; _ -> g end.
bits() -> try_all(fun bt/1, [<<0>>, <<1, 2>>, <<17>>, <<200>>, <<193, 1, 1>>, <<9, 9>>, <<9>>, <<>>, <<3:2>>, a]).
rg(X) when X >= 0, X < 10 -> d; rg(X) when X >= $a, X =< $f -> l; rg(X) when X >= $A, X =< $F -> u; rg(_) -> n.
ranges() -> [{X, rg(X)} || X <- [-1, 0, 9, 10, $a, $f, $g, $A, $F, $G, 5.5]].
byte_table() -> B = list_to_binary(lists:seq(0, 255)), [erlang:phash2([by(C) || <<C>> <= B]), [by(C) || <<C>> <= binary:part(B, 30, 30)]].
by(C) -> case C of 0 -> nul; 9 -> ht; 10 -> lf; 13 -> cr; 32 -> sp; 33 -> ex; 34 -> qu; 35 -> ha; 36 -> do; 37 -> pc; 38 -> am; 39 -> ap; 40 -> lp; 41 -> rp; 42 -> st; 43 -> pl; 44 -> co; 45 -> mi; 46 -> dt; 47 -> sl; 48 -> d0; 49 -> d1; 57 -> d9; 127 -> del; 128 -> hi; 255 -> ff; _ -> C end.
tg(X) -> case X of {ok, {a, Y}} -> {oa, Y}; {ok, {b, Y}} -> {ob, Y}; {ok, {c}} -> oc; {error, a} -> ea; {error, b} -> eb; {error, {c, _}} -> ec; {ok, Z} -> {o, Z}; _ -> none end.
tagged() -> try_all(fun tg/1, [{ok, {a, 1}}, {ok, {b, 2}}, {ok, {c}}, {error, a}, {error, b}, {error, {c, 1}}, {ok, z}, {error, z}, ok, {ok, {d, 1}}]).
om(#{t := a, v := V}) -> {a, V}; om(#{t := b, v := V}) -> {b, V}; om(#{t := 1}) -> one; om(#{t := 2}) -> two; om(#{t := T}) -> T; om(_) -> none.
of_maps() -> try_all(fun om/1, [#{t => a, v => 1}, #{t => b, v => 2}, #{t => a}, #{t => 1}, #{t => 2}, #{t => 1.0}, #{}, a]).
