%% Matches and constructions put together by chance: tests/erl/random_bits.escript makes them.
-module(bin_random).
-include("diff.hrl").

cases() -> [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52, m53, m54, m55, m56, m57, m58, m59, m60, m61, m62, m63, m64, m65, m66, m67, m68, m69, m70, m71, m72, m73, m74, m75, m76, m77, m78, m79, m80, m81, m82, m83, m84, m85, m86, m87, m88, m89, m90, m91, m92, m93, m94, m95, m96, m97, m98, m99, m100, m101, m102, m103, m104, m105, m106, m107, m108, m109, m110, m111, m112, m113, m114, m115, m116, m117, m118, m119, m120, m121, m122, m123, m124, m125, m126, m127, m128, m129, m130, m131, m132, m133, m134, m135, m136, m137, m138, m139, m140, m141, m142, m143, m144, m145, m146, m147, m148, m149, m150, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14, b15, b16, b17, b18, b19, b20, b21, b22, b23, b24, b25, b26, b27, b28, b29, b30, b31, b32, b33, b34, b35, b36, b37, b38, b39, b40, b41, b42, b43, b44, b45, b46, b47, b48, b49, b50, b51, b52, b53, b54, b55, b56, b57, b58, b59, b60, b61, b62, b63, b64, b65, b66, b67, b68, b69, b70, b71, b72, b73, b74, b75, b76, b77, b78, b79, b80, b81, b82, b83, b84, b85, b86, b87, b88, b89, b90, b91, b92, b93, b94, b95, b96, b97, b98, b99, b100, b101, b102, b103, b104, b105, b106, b107, b108, b109, b110, b111, b112, b113, b114, b115, b116, b117, b118, b119, b120, b121, b122, b123, b124, b125, b126, b127, b128, b129, b130, b131, b132, b133, b134, b135, b136, b137, b138, b139, b140, b141, b142, b143, b144, b145, b146, b147, b148, b149, b150].

h(T) -> erlang:phash2(T).
%% Without a trace: which segment is to blame depends on what the compiler has made of them.
r(F) -> try F() catch C:R -> {C, R} end.
ins() -> [?ID(X) || X <- [<<>>, <<1>>, <<255, 254, 253>>, <<1, 2, 3, 4, 5>>, <<"GET /index HTTP">>, <<1:1>>, <<5:13>>,
    <<16#41, 16#c3, 16#a5, 16#e2, 16#82, 16#ac, 16#f0, 16#9f, 16#98, 16#80, 65, 66>>, <<0:200>>, <<(1 bsl 301 - 12345):301>>,
    << <<(I * 77):8>> || I <- lists:seq(1, 100) >>, un(<<"GET abcdefgh ijklmnopq">>), un(<<1, 2, 3>>),
    <<1.5/float, 2.25:32/float, 3.0:16/float>>, <<16#7ff0000000000000:64, 1>>, <<16#d8, 16#3d, 16#de, 16#00, 0, 65, 16#dc, 0, 0, 0>>,
    <<0, 0, 0, 65, 0, 1, 16#f6, 0, 0, 17, 0, 0>>, a, [<<1>>]]].
un(B) -> <<_:3, C/bits>> = <<5:3, B/bits>>, C.
vals() -> ?ID([{1, 2, 3}, {255, -1, 65}, {-300, 1 bsl 70, 16#20ac}, {1 bsl 59, -(1 bsl 64), 16#1f600}, {1.5, <<1, 2, 3>>, 97},
    {<<5:3>>, <<255, 254>>, a}, {<<>>, <<7:13>>, -5}, {16#ffff, 1.0e10, 16#d800},
    {65, 66, <<"hello world this is a long binary that does not fit in sixty-four bytes, no">>}, {0, 0, 0}]).

m1() -> h([r(fun() -> f(1, B, 5, 3, 16) end) || B <- ins()]).
b1() -> h([r(fun() -> g(1, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m2() -> h([r(fun() -> f(2, B, 5, 3, 16) end) || B <- ins()]).
b2() -> h([r(fun() -> g(2, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m3() -> h([r(fun() -> f(3, B, 5, 3, 16) end) || B <- ins()]).
b3() -> h([r(fun() -> g(3, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m4() -> h([r(fun() -> f(4, B, 5, 3, 16) end) || B <- ins()]).
b4() -> h([r(fun() -> g(4, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m5() -> h([r(fun() -> f(5, B, 5, 3, 16) end) || B <- ins()]).
b5() -> h([r(fun() -> g(5, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m6() -> h([r(fun() -> f(6, B, 5, 3, 16) end) || B <- ins()]).
b6() -> h([r(fun() -> g(6, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m7() -> h([r(fun() -> f(7, B, 5, 3, 16) end) || B <- ins()]).
b7() -> h([r(fun() -> g(7, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m8() -> h([r(fun() -> f(8, B, 5, 3, 16) end) || B <- ins()]).
b8() -> h([r(fun() -> g(8, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m9() -> h([r(fun() -> f(9, B, 5, 3, 16) end) || B <- ins()]).
b9() -> h([r(fun() -> g(9, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m10() -> h([r(fun() -> f(10, B, 5, 3, 16) end) || B <- ins()]).
b10() -> h([r(fun() -> g(10, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m11() -> h([r(fun() -> f(11, B, 5, 3, 16) end) || B <- ins()]).
b11() -> h([r(fun() -> g(11, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m12() -> h([r(fun() -> f(12, B, 5, 3, 16) end) || B <- ins()]).
b12() -> h([r(fun() -> g(12, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m13() -> h([r(fun() -> f(13, B, 5, 3, 16) end) || B <- ins()]).
b13() -> h([r(fun() -> g(13, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m14() -> h([r(fun() -> f(14, B, 5, 3, 16) end) || B <- ins()]).
b14() -> h([r(fun() -> g(14, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m15() -> h([r(fun() -> f(15, B, 5, 3, 16) end) || B <- ins()]).
b15() -> h([r(fun() -> g(15, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m16() -> h([r(fun() -> f(16, B, 5, 3, 16) end) || B <- ins()]).
b16() -> h([r(fun() -> g(16, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m17() -> h([r(fun() -> f(17, B, 5, 3, 16) end) || B <- ins()]).
b17() -> h([r(fun() -> g(17, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m18() -> h([r(fun() -> f(18, B, 5, 3, 16) end) || B <- ins()]).
b18() -> h([r(fun() -> g(18, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m19() -> h([r(fun() -> f(19, B, 5, 3, 16) end) || B <- ins()]).
b19() -> h([r(fun() -> g(19, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m20() -> h([r(fun() -> f(20, B, 5, 3, 16) end) || B <- ins()]).
b20() -> h([r(fun() -> g(20, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m21() -> h([r(fun() -> f(21, B, 5, 3, 16) end) || B <- ins()]).
b21() -> h([r(fun() -> g(21, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m22() -> h([r(fun() -> f(22, B, 5, 3, 16) end) || B <- ins()]).
b22() -> h([r(fun() -> g(22, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m23() -> h([r(fun() -> f(23, B, 5, 3, 16) end) || B <- ins()]).
b23() -> h([r(fun() -> g(23, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m24() -> h([r(fun() -> f(24, B, 5, 3, 16) end) || B <- ins()]).
b24() -> h([r(fun() -> g(24, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m25() -> h([r(fun() -> f(25, B, 5, 3, 16) end) || B <- ins()]).
b25() -> h([r(fun() -> g(25, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m26() -> h([r(fun() -> f(26, B, 5, 3, 16) end) || B <- ins()]).
b26() -> h([r(fun() -> g(26, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m27() -> h([r(fun() -> f(27, B, 5, 3, 16) end) || B <- ins()]).
b27() -> h([r(fun() -> g(27, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m28() -> h([r(fun() -> f(28, B, 5, 3, 16) end) || B <- ins()]).
b28() -> h([r(fun() -> g(28, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m29() -> h([r(fun() -> f(29, B, 5, 3, 16) end) || B <- ins()]).
b29() -> h([r(fun() -> g(29, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m30() -> h([r(fun() -> f(30, B, 5, 3, 16) end) || B <- ins()]).
b30() -> h([r(fun() -> g(30, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m31() -> h([r(fun() -> f(31, B, 5, 3, 16) end) || B <- ins()]).
b31() -> h([r(fun() -> g(31, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m32() -> h([r(fun() -> f(32, B, 5, 3, 16) end) || B <- ins()]).
b32() -> h([r(fun() -> g(32, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m33() -> h([r(fun() -> f(33, B, 5, 3, 16) end) || B <- ins()]).
b33() -> h([r(fun() -> g(33, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m34() -> h([r(fun() -> f(34, B, 5, 3, 16) end) || B <- ins()]).
b34() -> h([r(fun() -> g(34, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m35() -> h([r(fun() -> f(35, B, 5, 3, 16) end) || B <- ins()]).
b35() -> h([r(fun() -> g(35, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m36() -> h([r(fun() -> f(36, B, 5, 3, 16) end) || B <- ins()]).
b36() -> h([r(fun() -> g(36, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m37() -> h([r(fun() -> f(37, B, 5, 3, 16) end) || B <- ins()]).
b37() -> h([r(fun() -> g(37, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m38() -> h([r(fun() -> f(38, B, 5, 3, 16) end) || B <- ins()]).
b38() -> h([r(fun() -> g(38, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m39() -> h([r(fun() -> f(39, B, 5, 3, 16) end) || B <- ins()]).
b39() -> h([r(fun() -> g(39, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m40() -> h([r(fun() -> f(40, B, 5, 3, 16) end) || B <- ins()]).
b40() -> h([r(fun() -> g(40, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m41() -> h([r(fun() -> f(41, B, 5, 3, 16) end) || B <- ins()]).
b41() -> h([r(fun() -> g(41, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m42() -> h([r(fun() -> f(42, B, 5, 3, 16) end) || B <- ins()]).
b42() -> h([r(fun() -> g(42, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m43() -> h([r(fun() -> f(43, B, 5, 3, 16) end) || B <- ins()]).
b43() -> h([r(fun() -> g(43, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m44() -> h([r(fun() -> f(44, B, 5, 3, 16) end) || B <- ins()]).
b44() -> h([r(fun() -> g(44, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m45() -> h([r(fun() -> f(45, B, 5, 3, 16) end) || B <- ins()]).
b45() -> h([r(fun() -> g(45, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m46() -> h([r(fun() -> f(46, B, 5, 3, 16) end) || B <- ins()]).
b46() -> h([r(fun() -> g(46, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m47() -> h([r(fun() -> f(47, B, 5, 3, 16) end) || B <- ins()]).
b47() -> h([r(fun() -> g(47, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m48() -> h([r(fun() -> f(48, B, 5, 3, 16) end) || B <- ins()]).
b48() -> h([r(fun() -> g(48, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m49() -> h([r(fun() -> f(49, B, 5, 3, 16) end) || B <- ins()]).
b49() -> h([r(fun() -> g(49, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m50() -> h([r(fun() -> f(50, B, 5, 3, 16) end) || B <- ins()]).
b50() -> h([r(fun() -> g(50, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m51() -> h([r(fun() -> f(51, B, 5, 3, 16) end) || B <- ins()]).
b51() -> h([r(fun() -> g(51, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m52() -> h([r(fun() -> f(52, B, 5, 3, 16) end) || B <- ins()]).
b52() -> h([r(fun() -> g(52, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m53() -> h([r(fun() -> f(53, B, 5, 3, 16) end) || B <- ins()]).
b53() -> h([r(fun() -> g(53, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m54() -> h([r(fun() -> f(54, B, 5, 3, 16) end) || B <- ins()]).
b54() -> h([r(fun() -> g(54, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m55() -> h([r(fun() -> f(55, B, 5, 3, 16) end) || B <- ins()]).
b55() -> h([r(fun() -> g(55, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m56() -> h([r(fun() -> f(56, B, 5, 3, 16) end) || B <- ins()]).
b56() -> h([r(fun() -> g(56, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m57() -> h([r(fun() -> f(57, B, 5, 3, 16) end) || B <- ins()]).
b57() -> h([r(fun() -> g(57, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m58() -> h([r(fun() -> f(58, B, 5, 3, 16) end) || B <- ins()]).
b58() -> h([r(fun() -> g(58, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m59() -> h([r(fun() -> f(59, B, 5, 3, 16) end) || B <- ins()]).
b59() -> h([r(fun() -> g(59, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m60() -> h([r(fun() -> f(60, B, 5, 3, 16) end) || B <- ins()]).
b60() -> h([r(fun() -> g(60, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m61() -> h([r(fun() -> f(61, B, 5, 3, 16) end) || B <- ins()]).
b61() -> h([r(fun() -> g(61, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m62() -> h([r(fun() -> f(62, B, 5, 3, 16) end) || B <- ins()]).
b62() -> h([r(fun() -> g(62, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m63() -> h([r(fun() -> f(63, B, 5, 3, 16) end) || B <- ins()]).
b63() -> h([r(fun() -> g(63, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m64() -> h([r(fun() -> f(64, B, 5, 3, 16) end) || B <- ins()]).
b64() -> h([r(fun() -> g(64, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m65() -> h([r(fun() -> f(65, B, 5, 3, 16) end) || B <- ins()]).
b65() -> h([r(fun() -> g(65, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m66() -> h([r(fun() -> f(66, B, 5, 3, 16) end) || B <- ins()]).
b66() -> h([r(fun() -> g(66, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m67() -> h([r(fun() -> f(67, B, 5, 3, 16) end) || B <- ins()]).
b67() -> h([r(fun() -> g(67, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m68() -> h([r(fun() -> f(68, B, 5, 3, 16) end) || B <- ins()]).
b68() -> h([r(fun() -> g(68, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m69() -> h([r(fun() -> f(69, B, 5, 3, 16) end) || B <- ins()]).
b69() -> h([r(fun() -> g(69, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m70() -> h([r(fun() -> f(70, B, 5, 3, 16) end) || B <- ins()]).
b70() -> h([r(fun() -> g(70, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m71() -> h([r(fun() -> f(71, B, 5, 3, 16) end) || B <- ins()]).
b71() -> h([r(fun() -> g(71, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m72() -> h([r(fun() -> f(72, B, 5, 3, 16) end) || B <- ins()]).
b72() -> h([r(fun() -> g(72, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m73() -> h([r(fun() -> f(73, B, 5, 3, 16) end) || B <- ins()]).
b73() -> h([r(fun() -> g(73, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m74() -> h([r(fun() -> f(74, B, 5, 3, 16) end) || B <- ins()]).
b74() -> h([r(fun() -> g(74, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m75() -> h([r(fun() -> f(75, B, 5, 3, 16) end) || B <- ins()]).
b75() -> h([r(fun() -> g(75, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m76() -> h([r(fun() -> f(76, B, 5, 3, 16) end) || B <- ins()]).
b76() -> h([r(fun() -> g(76, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m77() -> h([r(fun() -> f(77, B, 5, 3, 16) end) || B <- ins()]).
b77() -> h([r(fun() -> g(77, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m78() -> h([r(fun() -> f(78, B, 5, 3, 16) end) || B <- ins()]).
b78() -> h([r(fun() -> g(78, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m79() -> h([r(fun() -> f(79, B, 5, 3, 16) end) || B <- ins()]).
b79() -> h([r(fun() -> g(79, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m80() -> h([r(fun() -> f(80, B, 5, 3, 16) end) || B <- ins()]).
b80() -> h([r(fun() -> g(80, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m81() -> h([r(fun() -> f(81, B, 5, 3, 16) end) || B <- ins()]).
b81() -> h([r(fun() -> g(81, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m82() -> h([r(fun() -> f(82, B, 5, 3, 16) end) || B <- ins()]).
b82() -> h([r(fun() -> g(82, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m83() -> h([r(fun() -> f(83, B, 5, 3, 16) end) || B <- ins()]).
b83() -> h([r(fun() -> g(83, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m84() -> h([r(fun() -> f(84, B, 5, 3, 16) end) || B <- ins()]).
b84() -> h([r(fun() -> g(84, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m85() -> h([r(fun() -> f(85, B, 5, 3, 16) end) || B <- ins()]).
b85() -> h([r(fun() -> g(85, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m86() -> h([r(fun() -> f(86, B, 5, 3, 16) end) || B <- ins()]).
b86() -> h([r(fun() -> g(86, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m87() -> h([r(fun() -> f(87, B, 5, 3, 16) end) || B <- ins()]).
b87() -> h([r(fun() -> g(87, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m88() -> h([r(fun() -> f(88, B, 5, 3, 16) end) || B <- ins()]).
b88() -> h([r(fun() -> g(88, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m89() -> h([r(fun() -> f(89, B, 5, 3, 16) end) || B <- ins()]).
b89() -> h([r(fun() -> g(89, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m90() -> h([r(fun() -> f(90, B, 5, 3, 16) end) || B <- ins()]).
b90() -> h([r(fun() -> g(90, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m91() -> h([r(fun() -> f(91, B, 5, 3, 16) end) || B <- ins()]).
b91() -> h([r(fun() -> g(91, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m92() -> h([r(fun() -> f(92, B, 5, 3, 16) end) || B <- ins()]).
b92() -> h([r(fun() -> g(92, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m93() -> h([r(fun() -> f(93, B, 5, 3, 16) end) || B <- ins()]).
b93() -> h([r(fun() -> g(93, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m94() -> h([r(fun() -> f(94, B, 5, 3, 16) end) || B <- ins()]).
b94() -> h([r(fun() -> g(94, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m95() -> h([r(fun() -> f(95, B, 5, 3, 16) end) || B <- ins()]).
b95() -> h([r(fun() -> g(95, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m96() -> h([r(fun() -> f(96, B, 5, 3, 16) end) || B <- ins()]).
b96() -> h([r(fun() -> g(96, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m97() -> h([r(fun() -> f(97, B, 5, 3, 16) end) || B <- ins()]).
b97() -> h([r(fun() -> g(97, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m98() -> h([r(fun() -> f(98, B, 5, 3, 16) end) || B <- ins()]).
b98() -> h([r(fun() -> g(98, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m99() -> h([r(fun() -> f(99, B, 5, 3, 16) end) || B <- ins()]).
b99() -> h([r(fun() -> g(99, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m100() -> h([r(fun() -> f(100, B, 5, 3, 16) end) || B <- ins()]).
b100() -> h([r(fun() -> g(100, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m101() -> h([r(fun() -> f(101, B, 5, 3, 16) end) || B <- ins()]).
b101() -> h([r(fun() -> g(101, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m102() -> h([r(fun() -> f(102, B, 5, 3, 16) end) || B <- ins()]).
b102() -> h([r(fun() -> g(102, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m103() -> h([r(fun() -> f(103, B, 5, 3, 16) end) || B <- ins()]).
b103() -> h([r(fun() -> g(103, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m104() -> h([r(fun() -> f(104, B, 5, 3, 16) end) || B <- ins()]).
b104() -> h([r(fun() -> g(104, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m105() -> h([r(fun() -> f(105, B, 5, 3, 16) end) || B <- ins()]).
b105() -> h([r(fun() -> g(105, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m106() -> h([r(fun() -> f(106, B, 5, 3, 16) end) || B <- ins()]).
b106() -> h([r(fun() -> g(106, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m107() -> h([r(fun() -> f(107, B, 5, 3, 16) end) || B <- ins()]).
b107() -> h([r(fun() -> g(107, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m108() -> h([r(fun() -> f(108, B, 5, 3, 16) end) || B <- ins()]).
b108() -> h([r(fun() -> g(108, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m109() -> h([r(fun() -> f(109, B, 5, 3, 16) end) || B <- ins()]).
b109() -> h([r(fun() -> g(109, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m110() -> h([r(fun() -> f(110, B, 5, 3, 16) end) || B <- ins()]).
b110() -> h([r(fun() -> g(110, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m111() -> h([r(fun() -> f(111, B, 5, 3, 16) end) || B <- ins()]).
b111() -> h([r(fun() -> g(111, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m112() -> h([r(fun() -> f(112, B, 5, 3, 16) end) || B <- ins()]).
b112() -> h([r(fun() -> g(112, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m113() -> h([r(fun() -> f(113, B, 5, 3, 16) end) || B <- ins()]).
b113() -> h([r(fun() -> g(113, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m114() -> h([r(fun() -> f(114, B, 5, 3, 16) end) || B <- ins()]).
b114() -> h([r(fun() -> g(114, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m115() -> h([r(fun() -> f(115, B, 5, 3, 16) end) || B <- ins()]).
b115() -> h([r(fun() -> g(115, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m116() -> h([r(fun() -> f(116, B, 5, 3, 16) end) || B <- ins()]).
b116() -> h([r(fun() -> g(116, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m117() -> h([r(fun() -> f(117, B, 5, 3, 16) end) || B <- ins()]).
b117() -> h([r(fun() -> g(117, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m118() -> h([r(fun() -> f(118, B, 5, 3, 16) end) || B <- ins()]).
b118() -> h([r(fun() -> g(118, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m119() -> h([r(fun() -> f(119, B, 5, 3, 16) end) || B <- ins()]).
b119() -> h([r(fun() -> g(119, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m120() -> h([r(fun() -> f(120, B, 5, 3, 16) end) || B <- ins()]).
b120() -> h([r(fun() -> g(120, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m121() -> h([r(fun() -> f(121, B, 5, 3, 16) end) || B <- ins()]).
b121() -> h([r(fun() -> g(121, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m122() -> h([r(fun() -> f(122, B, 5, 3, 16) end) || B <- ins()]).
b122() -> h([r(fun() -> g(122, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m123() -> h([r(fun() -> f(123, B, 5, 3, 16) end) || B <- ins()]).
b123() -> h([r(fun() -> g(123, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m124() -> h([r(fun() -> f(124, B, 5, 3, 16) end) || B <- ins()]).
b124() -> h([r(fun() -> g(124, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m125() -> h([r(fun() -> f(125, B, 5, 3, 16) end) || B <- ins()]).
b125() -> h([r(fun() -> g(125, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m126() -> h([r(fun() -> f(126, B, 5, 3, 16) end) || B <- ins()]).
b126() -> h([r(fun() -> g(126, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m127() -> h([r(fun() -> f(127, B, 5, 3, 16) end) || B <- ins()]).
b127() -> h([r(fun() -> g(127, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m128() -> h([r(fun() -> f(128, B, 5, 3, 16) end) || B <- ins()]).
b128() -> h([r(fun() -> g(128, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m129() -> h([r(fun() -> f(129, B, 5, 3, 16) end) || B <- ins()]).
b129() -> h([r(fun() -> g(129, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m130() -> h([r(fun() -> f(130, B, 5, 3, 16) end) || B <- ins()]).
b130() -> h([r(fun() -> g(130, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m131() -> h([r(fun() -> f(131, B, 5, 3, 16) end) || B <- ins()]).
b131() -> h([r(fun() -> g(131, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m132() -> h([r(fun() -> f(132, B, 5, 3, 16) end) || B <- ins()]).
b132() -> h([r(fun() -> g(132, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m133() -> h([r(fun() -> f(133, B, 5, 3, 16) end) || B <- ins()]).
b133() -> h([r(fun() -> g(133, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m134() -> h([r(fun() -> f(134, B, 5, 3, 16) end) || B <- ins()]).
b134() -> h([r(fun() -> g(134, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m135() -> h([r(fun() -> f(135, B, 5, 3, 16) end) || B <- ins()]).
b135() -> h([r(fun() -> g(135, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m136() -> h([r(fun() -> f(136, B, 5, 3, 16) end) || B <- ins()]).
b136() -> h([r(fun() -> g(136, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m137() -> h([r(fun() -> f(137, B, 5, 3, 16) end) || B <- ins()]).
b137() -> h([r(fun() -> g(137, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m138() -> h([r(fun() -> f(138, B, 5, 3, 16) end) || B <- ins()]).
b138() -> h([r(fun() -> g(138, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m139() -> h([r(fun() -> f(139, B, 5, 3, 16) end) || B <- ins()]).
b139() -> h([r(fun() -> g(139, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m140() -> h([r(fun() -> f(140, B, 5, 3, 16) end) || B <- ins()]).
b140() -> h([r(fun() -> g(140, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m141() -> h([r(fun() -> f(141, B, 5, 3, 16) end) || B <- ins()]).
b141() -> h([r(fun() -> g(141, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m142() -> h([r(fun() -> f(142, B, 5, 3, 16) end) || B <- ins()]).
b142() -> h([r(fun() -> g(142, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m143() -> h([r(fun() -> f(143, B, 5, 3, 16) end) || B <- ins()]).
b143() -> h([r(fun() -> g(143, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m144() -> h([r(fun() -> f(144, B, 5, 3, 16) end) || B <- ins()]).
b144() -> h([r(fun() -> g(144, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m145() -> h([r(fun() -> f(145, B, 5, 3, 16) end) || B <- ins()]).
b145() -> h([r(fun() -> g(145, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m146() -> h([r(fun() -> f(146, B, 5, 3, 16) end) || B <- ins()]).
b146() -> h([r(fun() -> g(146, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m147() -> h([r(fun() -> f(147, B, 5, 3, 16) end) || B <- ins()]).
b147() -> h([r(fun() -> g(147, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m148() -> h([r(fun() -> f(148, B, 5, 3, 16) end) || B <- ins()]).
b148() -> h([r(fun() -> g(148, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m149() -> h([r(fun() -> f(149, B, 5, 3, 16) end) || B <- ins()]).
b149() -> h([r(fun() -> g(149, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).
m150() -> h([r(fun() -> f(150, B, 5, 3, 16) end) || B <- ins()]).
b150() -> h([r(fun() -> g(150, A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).

f(1, B, N, M, U) -> case B of
  <<V6:12/integer, V5:58/native-integer, V4/utf32-little, V3:24, V2:64/integer, V1:8/little-integer, T/bits>> -> {1, V6, V5, V3, V2, V1, T};
  <<1, 16#474554:65, _:U, V1:3/unit:1-binary>> -> {2, V1};
  <<1, V3:7, V2:32/float, "ET", T/binary>> -> {3, V3, V2, T};
  <<_/utf8, V2:8/native-integer, V1:57/integer, _/bits>> -> {4, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(2, B, N, M, U) -> case B of
  <<V2:2, V1:65>> -> {1, V2, V1};
  <<_/binary>> -> {2};
  <<_:U, V5:M/signed-integer, "a", V3:128/integer, _:9/binary, V1:33/integer, _/bits>> -> {3, V5, V3, V1};
  <<_/bits>> -> {4};
  _ -> {nomatch, N, M, U} end;
f(3, B, N, M, U) -> case B of
  <<V4:56/integer, V3:3/little-integer, V2/utf8, V1:13/native-integer, T/binary-unit:3>> -> {1, V4, V3, V1, T};
  <<V1:100/native-integer, T/binary-unit:5>> -> {2, V1, T};
  <<"GET ", 0:2, V5:8/native-integer, V4:M/binary, V3:16, _/utf8, V1:60/signed-native-integer, T/binary-unit:5>> -> {3, V5, V4, V3, V1, T};
  _ -> {nomatch, N, M, U} end;
f(4, B, N, M, U) -> case B of
  <<"GET ">> -> {1};
  _ -> {nomatch, N, M, U} end;
f(5, B, N, M, U) -> case B of
  <<V2:70/unit:1-binary, V1/utf32-little, T/bits>> -> {1, V2, T};
  <<"GET ", V1:M/binary, T/binary>> -> {2, V1, T};
  <<"GET ", V1:16/float>> -> {3, V1};
  <<"GET ", V2:57/integer, 1:24, _/bits>> -> {4, V2};
  _ -> {nomatch, N, M, U} end;
f(6, B, N, M, U) -> case B of
  <<V4:U/integer, _:2/binary, V2:57/integer, V1:32/float, T/binary-unit:3>> -> {1, V4, V2, V1, T};
  <<"GET ", _:9/binary, _:2, V1:2/integer, T/bits>> -> {2, V1, T};
  <<V6:16/float, V5:48/integer, _/utf16-little, _/utf16-little, _/utf32-little, V1:14/little-signed-integer>> -> {3, V6, V5, V1};
  <<"GET ", V3:63/integer, V2:2/unit:1-binary, _:U, _/binary>> -> {4, V3, V2};
  _ -> {nomatch, N, M, U} end;
f(7, B, N, M, U) -> case B of
  <<_:U, T/binary-unit:16>> -> {1, T};
  <<V4:70/unit:3-binary, 255:2, V2:12/integer, _:13, T/bits>> -> {2, V4, V2, T};
  <<V6:12/integer, _:3, "ET", _:N, V2:2/little-integer, V1:7/integer, T/binary>> -> {3, V6, V2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(8, B, N, M, U) -> case B of
  <<1, V1:4/integer>> -> {1, V1};
  <<1, T/binary>> -> {2, T};
  <<_:32, T/binary>> -> {3, T};
  <<_:9/binary, V5:64/little-float, V4/utf8, V3:16/signed-native-integer, V2:7, V1:3/unit:3-binary, _/bits>> -> {4, V5, V3, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(9, B, N, M, U) -> case B of
  <<V1:63/integer, T/binary-unit:5>> -> {1, V1, T};
  <<V1:33/integer, _/binary>> -> {2, V1};
  _ -> {nomatch, N, M, U} end;
f(10, B, N, M, U) -> case B of
  <<V4:40/little-signed-integer, V3:12/integer, "a", V1:1/unit:1-binary, T/binary>> -> {1, V4, V3, V1, T};
  <<T/binary-unit:16>> -> {2, T};
  <<V3:64/integer, V2:16/integer, V1:64/integer, T/binary-unit:5>> -> {3, V3, V2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(11, B, N, M, U) -> case B of
  <<_:N>> -> {1};
  _ -> {nomatch, N, M, U} end;
f(12, B, N, M, U) -> case B of
  <<V1:13>> -> {1, V1};
  <<V1:8/little-integer, T/binary-unit:5>> -> {2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(13, B, N, M, U) -> case B of
  <<V6:9, V5:40/signed-integer, V4:12/signed-integer, V3:100/little-signed-integer, V2:40/signed-native-integer, V1:60/integer, _/bits>> -> {1, V6, V5, V4, V3, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(14, B, N, M, U) -> case B of
  <<1, V2:2, V1:56>> -> {1, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(15, B, N, M, U) -> case B of
  <<1, V2:9/integer, V1:58/little-signed-integer>> -> {1, V2, V1};
  <<"GET ", V4:64/float, V3:M/little-signed-integer, V2:8/little-integer, V1:48/signed-integer, T/bits>> -> {2, V4, V3, V2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(16, B, N, M, U) -> case B of
  <<"GET ", V6:1/unit:3-binary, V5:8/little-integer, 16#474554:65, V3:5/binary, 16#474554:16, V1:58/integer, T/bits>> -> {1, V6, V5, V3, V1, T};
  <<V3:32/signed-integer, V2:128/signed-integer, V1:72/integer>> -> {2, V3, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(17, B, N, M, U) -> case B of
  <<1, V1/utf8, _/bits>> -> {1};
  <<1, V6:2/signed-integer, _:9/binary, V4:16/little-integer, V3:64/float, V2:3, V1:1/integer, T/binary>> -> {2, V6, V4, V3, V2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(18, B, N, M, U) -> case B of
  <<1, V1:57/integer, T/binary>> -> {1, V1, T};
  <<"GET ", V1:8/integer, T/binary>> -> {2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(19, B, N, M, U) -> case B of
  <<1, V1:61/little-signed-integer, _/binary>> -> {1, V1};
  _ -> {nomatch, N, M, U} end;
f(20, B, N, M, U) -> case B of
  <<V1:8, T/binary>> -> {1, V1, T};
  <<V3:32/little-float, V2:65/little-integer, V1:M/integer>> -> {2, V3, V2, V1};
  <<1, 1:65, _/bits>> -> {3};
  <<V4/utf16-little, _:2/binary, _:2/binary, V1:32/integer, T/binary-unit:5>> -> {4, V1, T};
  _ -> {nomatch, N, M, U} end;
f(21, B, N, M, U) -> case B of
  <<V2:32/float, 255:2, _/binary>> -> {1, V2};
  <<"GET ", V1/utf8, T/bits>> -> {2, T};
  <<"GET ", _/bits>> -> {3};
  <<V6:14/integer, _:N, _:U, V3:M/binary, V2:56/native-integer, _:9/binary, _/bits>> -> {4, V6, V3, V2};
  _ -> {nomatch, N, M, U} end;
f(22, B, N, M, U) -> case B of
  <<V2:57/little-integer, V1:8/integer>> -> {1, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(23, B, N, M, U) -> case B of
  <<"HTTP/1.1 more than eight bytes", "ET">> -> {1};
  _ -> {nomatch, N, M, U} end;
f(24, B, N, M, U) -> case B of
  <<V3:5/integer, V2:40/integer, _:N, T/binary-unit:16>> -> {1, V3, V2, T};
  _ -> {nomatch, N, M, U} end;
f(25, B, N, M, U) -> case B of
  <<_:8, _/binary>> -> {1};
  <<V4:16/native-integer, _/utf8, _:8, V1:16/little-float, T/binary>> -> {2, V4, V1, T};
  <<"a", V2:64/float, 16#474554:65, _/bits>> -> {3, V2};
  <<"a", V2:9/little-integer, V1:12/integer, T/binary>> -> {4, V2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(26, B, N, M, U) -> case B of
  <<"GET ", V1:32/integer, T/bits>> -> {1, V1, T};
  _ -> {nomatch, N, M, U} end;
f(27, B, N, M, U) -> case B of
  <<1, V4:65/little-integer, V3:70/unit:1-binary, 16#474554:16, _/utf8, _/binary>> -> {1, V4, V3};
  <<1, V3:70/unit:1-binary, V2:4/integer, _:9/binary>> -> {2, V3, V2};
  _ -> {nomatch, N, M, U} end;
f(28, B, N, M, U) -> case B of
  <<V6:N/float, _:N, V4:32/float, V3:8/little-integer, V2:63, V1:3/unit:1-binary, T/binary>> -> {1, V6, V4, V3, V2, V1, T};
  <<1, 255:8, T/binary>> -> {2, T};
  _ -> {nomatch, N, M, U} end;
f(29, B, N, M, U) -> case B of
  <<_:8, _:N/binary, _/binary>> -> {1};
  <<"GET ", V1:33/little-signed-integer, _/bits>> -> {2, V1};
  <<1, V3:M/binary, V2:60/little-signed-integer, V1:N/binary>> -> {3, V3, V2, V1};
  <<1, V1:16/signed-native-integer, _/binary>> -> {4, V1};
  _ -> {nomatch, N, M, U} end;
f(30, B, N, M, U) -> case B of
  <<1>> -> {1};
  <<T/bits>> -> {2, T};
  _ -> {nomatch, N, M, U} end;
f(31, B, N, M, U) -> case B of
  <<V6:128/integer, _:U, V4:40/little-signed-integer, 0:16, V2/utf32-little, _:7, _/bits>> -> {1, V6, V4};
  <<255:2, V5:56/little-integer, "ET", _:N, V2:N/little-signed-integer, V1:60/signed-native-integer, _/binary>> -> {2, V5, V2, V1};
  <<1, _/bits>> -> {3};
  <<V1/utf32-little, T/bits>> -> {4, T};
  _ -> {nomatch, N, M, U} end;
f(32, B, N, M, U) -> case B of
  <<V2:32/signed-native-integer, _:9/binary, _/binary>> -> {1, V2};
  _ -> {nomatch, N, M, U} end;
f(33, B, N, M, U) -> case B of
  <<"GET ", 1:65, _/binary>> -> {1};
  <<1, V6:3/signed-integer, V5:64/little-integer, V4:64/integer, V3:16/native-integer, _:U, V1:N/integer, T/binary>> -> {2, V6, V5, V4, V3, V1, T};
  <<"GET ", _:2/binary, V3:40/little-signed-integer, V2:N/integer, 255:65, _/bits>> -> {3, V3, V2};
  _ -> {nomatch, N, M, U} end;
f(34, B, N, M, U) -> case B of
  <<V3:1/unit:1-binary, "a", _:N/binary, _/bits>> -> {1, V3};
  _ -> {nomatch, N, M, U} end;
f(35, B, N, M, U) -> case B of
  <<V3:7/integer, V2:M/little-signed-integer, V1:65/integer, T/bits>> -> {1, V3, V2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(36, B, N, M, U) -> case B of
  <<V1:M/integer, T/binary>> -> {1, V1, T};
  _ -> {nomatch, N, M, U} end;
f(37, B, N, M, U) -> case B of
  <<V1:32/little-signed-integer, T/binary>> -> {1, V1, T};
  <<V3:8/signed-integer, V2:58/signed-native-integer, V1:61/native-integer, _/binary>> -> {2, V3, V2, V1};
  <<1, V4:64/float, "ET", V2:N/little-float, V1:72/little-signed-integer, T/binary-unit:3>> -> {3, V4, V2, V1, T};
  <<"GET ", _/binary>> -> {4};
  _ -> {nomatch, N, M, U} end;
f(38, B, N, M, U) -> case B of
  <<255:32, V5:128/signed-integer, V4:64/little-float, _:U, V2:32/little-integer, V1:70/unit:1-binary, T/bits>> -> {1, V5, V4, V2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(39, B, N, M, U) -> case B of
  <<V2:33/integer, V1:9/integer, T/binary-unit:3>> -> {1, V2, V1, T};
  <<"a", _/bits>> -> {2};
  <<"GET ", V1:N/integer>> -> {3, V1};
  _ -> {nomatch, N, M, U} end;
f(40, B, N, M, U) -> case B of
  <<V1:32/float, T/binary-unit:5>> -> {1, V1, T};
  <<1, V3:16/integer, "HTTP/1.1 more than eight bytes", V1/utf32-little>> -> {2, V3};
  <<"GET ", V2:40/signed-native-integer, 255:2, T/bits>> -> {3, V2, T};
  _ -> {nomatch, N, M, U} end;
f(41, B, N, M, U) -> case B of
  <<V4:8/little-signed-integer, V3:64/signed-integer, V2:8/integer, _:N, _/bits>> -> {1, V4, V3, V2};
  <<V4:M/signed-native-integer, V3:24/integer, 255:64, 255:64, _/bits>> -> {2, V4, V3};
  <<T/binary-unit:5>> -> {3, T};
  <<1, _/binary>> -> {4};
  _ -> {nomatch, N, M, U} end;
f(42, B, N, M, U) -> case B of
  <<>> -> {1};
  <<"GET ", V1/utf8>> -> {2};
  <<1, T/binary-unit:16>> -> {3, T};
  <<1, V2:100/integer, V1:65/integer>> -> {4, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(43, B, N, M, U) -> case B of
  <<V6:24/integer, "a", V4:56/little-signed-integer, V3:56/integer, V2:7/native-integer, V1:40/integer, T/binary>> -> {1, V6, V4, V3, V2, V1, T};
  <<1, V4:48/signed-integer, V3:60/little-integer, V2:U/little-signed-integer, V1:M/unit:8-binary, T/binary-unit:16>> -> {2, V4, V3, V2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(44, B, N, M, U) -> case B of
  <<V2:8/signed-native-integer, V1/utf16, _/binary>> -> {1, V2};
  _ -> {nomatch, N, M, U} end;
f(45, B, N, M, U) -> case B of
  <<"GET ", V2:U/integer, V1:16/float>> -> {1, V2, V1};
  <<_/bits>> -> {2};
  _ -> {nomatch, N, M, U} end;
f(46, B, N, M, U) -> case B of
  <<T/binary-unit:16>> -> {1, T};
  <<1, V2:2/native-integer, _/utf8, T/bits>> -> {2, V2, T};
  <<255:65, 1:65, _:N/binary, T/binary>> -> {3, T};
  _ -> {nomatch, N, M, U} end;
f(47, B, N, M, U) -> case B of
  <<_:U, V2:M/signed-integer, _:N, _/binary>> -> {1, V2};
  _ -> {nomatch, N, M, U} end;
f(48, B, N, M, U) -> case B of
  <<"GET ", _:13>> -> {1};
  _ -> {nomatch, N, M, U} end;
f(49, B, N, M, U) -> case B of
  <<_/binary>> -> {1};
  <<T/bits>> -> {2, T};
  <<1, V1:60/little-integer, T/binary-unit:3>> -> {3, V1, T};
  <<"GET ", "a", 16#474554:24, _:13, "HTTP/1.1 more than eight bytes", 1:24, "HTTP/1.1 more than eight bytes">> -> {4};
  _ -> {nomatch, N, M, U} end;
f(50, B, N, M, U) -> case B of
  <<16#474554:32, V5:57/integer, V4:100, _/utf8, V2:32/integer, V1:3/unit:1-binary, _/binary>> -> {1, V5, V4, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(51, B, N, M, U) -> case B of
  <<_:N, 1:65, T/binary>> -> {1, T};
  <<"ET", V5:24/signed-native-integer, _:2/binary, _:N, V2:M/binary, 0:32, _/binary>> -> {2, V5, V2};
  <<1, V6:16/integer, V5:5/binary, _:U, V3/utf8, _:M, V1/utf32-little>> -> {3, V6, V5};
  <<T/bits>> -> {4, T};
  _ -> {nomatch, N, M, U} end;
f(52, B, N, M, U) -> case B of
  <<"a", T/binary-unit:5>> -> {1, T};
  <<"GET ", V2:M/little-integer, V1:8/little-signed-integer>> -> {2, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(53, B, N, M, U) -> case B of
  <<V6:65/signed-native-integer, V5:32, V4:60/integer, V3:64/signed-integer, _:8, 0:24>> -> {1, V6, V5, V4, V3};
  <<_:M, V5:32/integer, V4:N/unit:8-binary, V3:128/integer, "ET", V1:13/signed-native-integer, T/bits>> -> {2, V5, V4, V3, V1, T};
  <<"a", T/bits>> -> {3, T};
  _ -> {nomatch, N, M, U} end;
f(54, B, N, M, U) -> case B of
  <<_/utf16-little, _:9/binary, V1/utf32>> -> {1};
  _ -> {nomatch, N, M, U} end;
f(55, B, N, M, U) -> case B of
  <<"a", V3:1/unit:3-binary, 255:16, V1:128/little-integer, _/binary>> -> {1, V3, V1};
  <<1, V4:32/little-integer, V3:16/float, 16#474554:2, V1:U/integer, _/bits>> -> {2, V4, V3, V1};
  <<>> -> {3};
  <<1, T/binary>> -> {4, T};
  _ -> {nomatch, N, M, U} end;
f(56, B, N, M, U) -> case B of
  <<V2:14/signed-integer, _:33, T/binary-unit:5>> -> {1, V2, T};
  <<V2:58, V1:8/signed-native-integer, T/bits>> -> {2, V2, V1, T};
  <<V4:N/integer, V3:U/little-integer, V2:16/float, _/utf8, T/binary>> -> {3, V4, V3, V2, T};
  _ -> {nomatch, N, M, U} end;
f(57, B, N, M, U) -> case B of
  <<V4:U/little-integer, V3:64/native-integer, V2:12, V1:M/integer, _/binary>> -> {1, V4, V3, V2, V1};
  <<1:8, T/binary>> -> {2, T};
  _ -> {nomatch, N, M, U} end;
f(58, B, N, M, U) -> case B of
  <<"GET ">> -> {1};
  <<"GET ", V2:32/little-signed-integer, V1:M/unit:8-binary, T/bits>> -> {2, V2, V1, T};
  <<T/bits>> -> {3, T};
  _ -> {nomatch, N, M, U} end;
f(59, B, N, M, U) -> case B of
  <<V2:48/signed-native-integer, V1:64/integer, _/bits>> -> {1, V2, V1};
  <<"GET ", V1:32/float>> -> {2, V1};
  <<V6:64/signed-native-integer, "HTTP/1.1 more than eight bytes", _/utf8, V3:5/integer, V2:64/integer, V1:57/integer, T/bits>> -> {3, V6, V3, V2, V1, T};
  <<V2:N/binary, V1:64/little-signed-integer>> -> {4, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(60, B, N, M, U) -> case B of
  <<1, V4:33/integer, _:N/binary, V2:M/unit:8-binary, V1:4>> -> {1, V4, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(61, B, N, M, U) -> case B of
  <<1, _:48, _/binary>> -> {1};
  <<_/bits>> -> {2};
  _ -> {nomatch, N, M, U} end;
f(62, B, N, M, U) -> case B of
  <<V1:3/binary, T/binary-unit:3>> -> {1, V1, T};
  _ -> {nomatch, N, M, U} end;
f(63, B, N, M, U) -> case B of
  <<"GET ", V3:M/little-signed-integer, V2:32/signed-native-integer, V1:32, T/bits>> -> {1, V3, V2, V1, T};
  <<"GET ", T/binary>> -> {2, T};
  <<1, V6:8/little-integer, V5:12/integer, V4:3/integer, _/utf16-little, _:128, V1:9/signed-integer>> -> {3, V6, V5, V4, V1};
  _ -> {nomatch, N, M, U} end;
f(64, B, N, M, U) -> case B of
  <<T/binary>> -> {1, T};
  <<T/bits>> -> {2, T};
  _ -> {nomatch, N, M, U} end;
f(65, B, N, M, U) -> case B of
  <<255:64, 0:16, V2:16/little-float, V1:8/integer, T/binary>> -> {1, V2, V1, T};
  <<1:16, V5:8/integer, V4:24, _:2/binary, V2:16/little-float, V1:63/integer, _/bits>> -> {2, V5, V4, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(66, B, N, M, U) -> case B of
  <<"GET ", _/utf8, V2:100/native-integer, V1:16/little-float, _/bits>> -> {1, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(67, B, N, M, U) -> case B of
  <<V4:61/signed-native-integer, V3:58, V2:100/integer, _:U, _/bits>> -> {1, V4, V3, V2};
  _ -> {nomatch, N, M, U} end;
f(68, B, N, M, U) -> case B of
  <<1, _:32, V1:72/little-integer, T/bits>> -> {1, V1, T};
  <<V6:70/unit:1-binary, V5:32/signed-native-integer, V4:57/integer, _:9/binary, V2/utf32-little, _/utf8, T/binary>> -> {2, V6, V5, V4, T};
  <<255:64, "ET", _:2/binary, _/utf8, V2:5/little-signed-integer, _:32, T/binary>> -> {3, V2, T};
  _ -> {nomatch, N, M, U} end;
f(69, B, N, M, U) -> case B of
  <<>> -> {1};
  <<_/binary>> -> {2};
  <<1, V1:8/integer, T/binary-unit:5>> -> {3, V1, T};
  <<V6:9/native-integer, V5:64/signed-native-integer, V4:4/little-integer, V3:M/binary, V2:16/little-signed-integer, _:N/binary, T/binary>> -> {4, V6, V5, V4, V3, V2, T};
  _ -> {nomatch, N, M, U} end;
f(70, B, N, M, U) -> case B of
  <<1, V1:100, T/binary-unit:5>> -> {1, V1, T};
  <<V6:128, _:64, V4/utf8, V3:2/unit:1-binary, V2:N/integer, V1:40, T/binary-unit:16>> -> {2, V6, V3, V2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(71, B, N, M, U) -> case B of
  <<"GET ", V3:72/integer, V2:56/little-signed-integer, _:9/binary, T/binary-unit:5>> -> {1, V3, V2, T};
  _ -> {nomatch, N, M, U} end;
f(72, B, N, M, U) -> case B of
  <<"GET ">> -> {1};
  <<"GET ", V1:2>> -> {2, V1};
  <<1, _:U, V3:61/little-signed-integer, V2:33/integer, V1:128/integer, _/bits>> -> {3, V3, V2, V1};
  <<1:32, T/bits>> -> {4, T};
  _ -> {nomatch, N, M, U} end;
f(73, B, N, M, U) -> case B of
  <<"GET ", 16#474554:24, V5:8/signed-native-integer, V4:70/unit:3-binary, V3:32/little-signed-integer, V2:32/little-float, V1:64/float, _/bits>> -> {1, V5, V4, V3, V2, V1};
  <<V2:128/little-integer, 0:64, T/binary>> -> {2, V2, T};
  <<"GET ", V1:2/integer, _/bits>> -> {3, V1};
  <<"GET ", V1:12/integer, T/binary>> -> {4, V1, T};
  _ -> {nomatch, N, M, U} end;
f(74, B, N, M, U) -> case B of
  <<V4:58/integer, V3:8/little-integer, V2:59, V1:N/little-float>> -> {1, V4, V3, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(75, B, N, M, U) -> case B of
  <<"GET ", V6:N/little-float, V5:8/integer, "a", V3:8/signed-integer, V2:U/little-integer, _/utf8, _/binary>> -> {1, V6, V5, V3, V2};
  _ -> {nomatch, N, M, U} end;
f(76, B, N, M, U) -> case B of
  <<255:8, V2:1/integer, "ET", _/bits>> -> {1, V2};
  <<V1:N/native-integer>> -> {2, V1};
  <<_:N, V3:24/integer, V2:12/integer, _/utf8>> -> {3, V3, V2};
  _ -> {nomatch, N, M, U} end;
f(77, B, N, M, U) -> case B of
  <<V1:57/integer, _/bits>> -> {1, V1};
  <<"GET ", V1:64/native-integer>> -> {2, V1};
  <<>> -> {3};
  _ -> {nomatch, N, M, U} end;
f(78, B, N, M, U) -> case B of
  <<V4:14/integer, V3:N/signed-integer, V2:72/integer, V1:65/integer>> -> {1, V4, V3, V2, V1};
  <<1, _:N, V5:56/integer, V4:3/unit:1-binary, _:100, _:7, V1:16/integer, T/bits>> -> {2, V5, V4, V1, T};
  <<V6:12/native-integer, "ET", V4:N/little-integer, V3:8/signed-integer, V2:U/integer, V1:48/little-integer>> -> {3, V6, V4, V3, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(79, B, N, M, U) -> case B of
  <<"HTTP/1.1 more than eight bytes", "ET", _:1/binary, _:M, "HTTP/1.1 more than eight bytes", V1:5/integer, T/binary-unit:16>> -> {1, V1, T};
  <<V1:32/little-float, T/binary>> -> {2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(80, B, N, M, U) -> case B of
  <<V1:5/unit:1-binary>> -> {1, V1};
  _ -> {nomatch, N, M, U} end;
f(81, B, N, M, U) -> case B of
  <<V6:5, V5:8/integer, V4:58/signed-integer, V3:M/little-signed-integer, "HTTP/1.1 more than eight bytes", V1:24/little-integer, _/bits>> -> {1, V6, V5, V4, V3, V1};
  _ -> {nomatch, N, M, U} end;
f(82, B, N, M, U) -> case B of
  <<"GET ", V3:64/little-integer, V2:14/signed-integer, _:2/binary, T/binary>> -> {1, V3, V2, T};
  <<V3:128, V2:5/unit:1-binary, _:9/binary>> -> {2, V3, V2};
  _ -> {nomatch, N, M, U} end;
f(83, B, N, M, U) -> case B of
  <<T/bits>> -> {1, T};
  <<1, V6:32/float, V5:61/signed-integer, "ET", V3:1/binary, V2:8/integer, V1:3/binary, T/binary>> -> {2, V6, V5, V3, V2, V1, T};
  <<1:32, V5:72/native-integer, V4/utf32-little, _:57, V2:N/binary, 1:8, T/binary>> -> {3, V5, V2, T};
  <<"GET ", V4:2/integer, V3:16, V2:N/signed-native-integer, V1:13/signed-native-integer>> -> {4, V4, V3, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(84, B, N, M, U) -> case B of
  <<1, V4:7/integer, _:U, V2:13/integer, V1:40/signed-native-integer, _/binary>> -> {1, V4, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(85, B, N, M, U) -> case B of
  <<V3:70/binary, V2:72/integer, V1:2>> -> {1, V3, V2, V1};
  <<"GET ", V1:64/float>> -> {2, V1};
  <<_:2/binary, V1:64/integer, T/binary>> -> {3, V1, T};
  _ -> {nomatch, N, M, U} end;
f(86, B, N, M, U) -> case B of
  <<1, V1:3/unit:3-binary, T/binary>> -> {1, V1, T};
  <<T/binary>> -> {2, T};
  <<V2:64/float, _:M, T/binary>> -> {3, V2, T};
  _ -> {nomatch, N, M, U} end;
f(87, B, N, M, U) -> case B of
  <<"GET ", V1:U/signed-native-integer, _/bits>> -> {1, V1};
  <<_:M, _/bits>> -> {2};
  _ -> {nomatch, N, M, U} end;
f(88, B, N, M, U) -> case B of
  <<"GET ", V6:64/little-float, "ET", 1:65, V3:64/float, _/utf8, _:N/binary, T/binary>> -> {1, V6, V3, T};
  <<V2:1/binary, V1:57/integer, T/binary>> -> {2, V2, V1, T};
  <<V3:U/integer, _:U, V1:24>> -> {3, V3, V1};
  <<1, V2:32/float, V1:8/signed-integer, T/bits>> -> {4, V2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(89, B, N, M, U) -> case B of
  <<_:U, V5:M/unit:8-binary, V4:40/integer, V3:58/integer, V2:48/integer, V1:M/binary>> -> {1, V5, V4, V3, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(90, B, N, M, U) -> case B of
  <<_:U, V1:4/little-signed-integer, T/bits>> -> {1, V1, T};
  <<"GET ", V3:8, V2:33, V1:M/integer>> -> {2, V3, V2, V1};
  <<_:M>> -> {3};
  <<"a", T/binary-unit:5>> -> {4, T};
  _ -> {nomatch, N, M, U} end;
f(91, B, N, M, U) -> case B of
  <<V1:14/integer, _/bits>> -> {1, V1};
  _ -> {nomatch, N, M, U} end;
f(92, B, N, M, U) -> case B of
  <<255:2, T/binary>> -> {1, T};
  <<_:1/binary, V3:3/integer, _:M, _:65>> -> {2, V3};
  <<1, V6:3/unit:1-binary, V5:100/integer, V4:8/integer, V3/utf16-little, V2:60/integer, V1:2, T/binary>> -> {3, V6, V5, V4, V2, V1, T};
  <<1, 1:65, V5:14/little-integer, V4:5/binary, V3:2/little-integer, V2:58/integer, V1:63/signed-native-integer, T/bits>> -> {4, V5, V4, V3, V2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(93, B, N, M, U) -> case B of
  <<V4:59/native-integer, V3:59/integer, V2:64/little-float, 255:8, _/binary>> -> {1, V4, V3, V2};
  _ -> {nomatch, N, M, U} end;
f(94, B, N, M, U) -> case B of
  <<V2:M/unit:8-binary, _:63, _/bits>> -> {1, V2};
  _ -> {nomatch, N, M, U} end;
f(95, B, N, M, U) -> case B of
  <<1:65, V2:M/binary, V1:72/integer, T/binary>> -> {1, V2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(96, B, N, M, U) -> case B of
  <<V1:M/little-signed-integer, _/binary>> -> {1, V1};
  <<1, V1:16/signed-integer, _/binary>> -> {2, V1};
  <<"GET ", _:56, _/bits>> -> {3};
  _ -> {nomatch, N, M, U} end;
f(97, B, N, M, U) -> case B of
  <<0:64>> -> {1};
  <<V3:M/little-signed-integer, V2:12/little-integer, V1:61/little-signed-integer, T/bits>> -> {2, V3, V2, V1, T};
  <<1, V1:3/unit:3-binary, _/bits>> -> {3, V1};
  <<V4:16/integer, _:2/binary, V2:16/little-float, V1:N/binary, _/binary>> -> {4, V4, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(98, B, N, M, U) -> case B of
  <<"GET ", V6/utf8, V5:48/signed-integer, V4:N/binary, V3:8, V2:64/little-float, V1:2/binary, T/binary-unit:16>> -> {1, V5, V4, V3, V2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(99, B, N, M, U) -> case B of
  <<V4:8/little-integer, "a", 1:32, V1:1/unit:3-binary>> -> {1, V4, V1};
  <<1, T/binary>> -> {2, T};
  <<V4:7/little-integer, V3:32/float, _:1, _:M, _/bits>> -> {3, V4, V3};
  <<V1:32/float>> -> {4, V1};
  _ -> {nomatch, N, M, U} end;
f(100, B, N, M, U) -> case B of
  <<>> -> {1};
  _ -> {nomatch, N, M, U} end;
f(101, B, N, M, U) -> case B of
  <<1, V6:8, _:9/binary, "HTTP/1.1 more than eight bytes", V3:1/unit:1-binary, "ET", V1:48/integer>> -> {1, V6, V3, V1};
  _ -> {nomatch, N, M, U} end;
f(102, B, N, M, U) -> case B of
  <<V6:57/signed-native-integer, V5:100/integer, V4:32/float, V3:56/integer, _:1/binary, V1:N/little-integer>> -> {1, V6, V5, V4, V3, V1};
  <<_:U, V2:70/unit:1-binary, "ET", _/binary>> -> {2, V2};
  <<V6:16/little-float, V5:N/signed-integer, V4:M/unit:8-binary, V3:61/little-integer, V2:16/little-float, V1:48/signed-integer, T/bits>> -> {3, V6, V5, V4, V3, V2, V1, T};
  <<1, _/utf32, V3:3/signed-native-integer, V2:56/little-signed-integer, V1:32/signed-integer, T/binary>> -> {4, V3, V2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(103, B, N, M, U) -> case B of
  <<V3:2/unit:3-binary, V2:7, V1:2/signed-integer, _/binary>> -> {1, V3, V2, V1};
  <<_/bits>> -> {2};
  _ -> {nomatch, N, M, U} end;
f(104, B, N, M, U) -> case B of
  <<V4:U/native-integer, V3:59/signed-integer, V2:N/binary, V1:8/little-signed-integer>> -> {1, V4, V3, V2, V1};
  <<V3:57/little-signed-integer, V2:64/little-float, V1:24/little-signed-integer>> -> {2, V3, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(105, B, N, M, U) -> case B of
  <<"GET ", V6:3/unit:3-binary, 16#474554:65, V4:1/unit:1-binary, V3:24/integer, V2:33/signed-native-integer, V1:16/native-integer, T/binary-unit:5>> -> {1, V6, V4, V3, V2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(106, B, N, M, U) -> case B of
  <<1, 255:65, _/binary>> -> {1};
  _ -> {nomatch, N, M, U} end;
f(107, B, N, M, U) -> case B of
  <<"GET ", V6:32/native-integer, V5:U/integer, V4:63/little-integer, V3:14/integer, _:2/binary, V1:1/binary, T/binary>> -> {1, V6, V5, V4, V3, V1, T};
  _ -> {nomatch, N, M, U} end;
f(108, B, N, M, U) -> case B of
  <<"GET ", 16#474554:32, V3:U/integer, V2:8/integer, V1:N/signed-native-integer>> -> {1, V3, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(109, B, N, M, U) -> case B of
  <<1, V4:1/little-signed-integer, _:N, "ET", _:59>> -> {1, V4};
  <<0:2, V1:M/binary, T/binary>> -> {2, V1, T};
  <<"GET ", "HTTP/1.1 more than eight bytes">> -> {3};
  _ -> {nomatch, N, M, U} end;
f(110, B, N, M, U) -> case B of
  <<V1:64/little-float, T/bits>> -> {1, V1, T};
  <<V1:12/native-integer>> -> {2, V1};
  <<"GET ", _:N, _/binary>> -> {3};
  <<0:8, V5:9/little-integer, V4:8/signed-integer, _:M, V2:U/signed-integer, V1:64, T/bits>> -> {4, V5, V4, V2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(111, B, N, M, U) -> case B of
  <<_/binary>> -> {1};
  <<1, V1:N/unit:8-binary, T/bits>> -> {2, V1, T};
  <<_:N, V5:M/integer, V4:M/unit:8-binary, V3:61/little-integer, V2:14/signed-integer, V1:14/native-integer, _/binary>> -> {3, V5, V4, V3, V2, V1};
  <<_:3, T/binary>> -> {4, T};
  _ -> {nomatch, N, M, U} end;
f(112, B, N, M, U) -> case B of
  <<_:N, V3:32/float, _:59, _:M, _/binary>> -> {1, V3};
  <<1, V6:63/integer, _:2/binary, V4:32/signed-native-integer, V3:16/little-signed-integer, V2:U/signed-native-integer, V1:64/integer>> -> {2, V6, V4, V3, V2, V1};
  <<"GET ", T/binary>> -> {3, T};
  _ -> {nomatch, N, M, U} end;
f(113, B, N, M, U) -> case B of
  <<_:61, V3:32/float, V2:N/float, V1:U/little-signed-integer>> -> {1, V3, V2, V1};
  <<V1:16/float, _/bits>> -> {2, V1};
  _ -> {nomatch, N, M, U} end;
f(114, B, N, M, U) -> case B of
  <<_:32, T/binary-unit:16>> -> {1, T};
  <<1, T/bits>> -> {2, T};
  _ -> {nomatch, N, M, U} end;
f(115, B, N, M, U) -> case B of
  <<_/binary>> -> {1};
  <<V2:U/native-integer, _:56, _/binary>> -> {2, V2};
  <<"GET ", V3:2/native-integer, V2:8/integer, V1:61/integer>> -> {3, V3, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(116, B, N, M, U) -> case B of
  <<0:64, _/bits>> -> {1};
  <<1, V1:N/binary, _/bits>> -> {2, V1};
  _ -> {nomatch, N, M, U} end;
f(117, B, N, M, U) -> case B of
  <<255:32, V5:2/unit:3-binary, V4:1/little-signed-integer, V3:8/integer, V2:16/little-integer, V1:N/little-signed-integer>> -> {1, V5, V4, V3, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(118, B, N, M, U) -> case B of
  <<1, V6:5/binary, 0:32, V4:3/unit:3-binary, _:9/binary, _:7, V1:16>> -> {1, V6, V4, V1};
  <<"GET ", V1:32/integer>> -> {2, V1};
  <<"GET ", V1:4/signed-integer, T/binary-unit:5>> -> {3, V1, T};
  <<V6:65/signed-integer, 0:8, _:9/binary, V3:33/little-signed-integer, V2:3/unit:1-binary, V1/utf8, _/bits>> -> {4, V6, V3, V2};
  _ -> {nomatch, N, M, U} end;
f(119, B, N, M, U) -> case B of
  <<V6:60/little-integer, V5:M/binary, _:9/binary, V3:40/little-signed-integer, V2:N/little-integer, "a", T/binary>> -> {1, V6, V5, V3, V2, T};
  <<V3:M/unit:8-binary, V2:58/native-integer, V1:24/native-integer, T/binary-unit:5>> -> {2, V3, V2, V1, T};
  <<"GET ", _:1, V5:70/unit:3-binary, V4:64/float, V3:58/integer, V2:9/integer, V1/utf16, T/binary-unit:16>> -> {3, V5, V4, V3, V2, T};
  <<"GET ">> -> {4};
  _ -> {nomatch, N, M, U} end;
f(120, B, N, M, U) -> case B of
  <<T/bits>> -> {1, T};
  <<V6:64/little-integer, "a", _:M, V3:63/signed-native-integer, V2:70/unit:1-binary, _:7>> -> {2, V6, V3, V2};
  _ -> {nomatch, N, M, U} end;
f(121, B, N, M, U) -> case B of
  <<"GET ", _:59>> -> {1};
  <<V2:14/integer, V1:59/integer, T/binary>> -> {2, V2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(122, B, N, M, U) -> case B of
  <<V1:57/native-integer, T/binary-unit:5>> -> {1, V1, T};
  _ -> {nomatch, N, M, U} end;
f(123, B, N, M, U) -> case B of
  <<V2:70/binary, _:48>> -> {1, V2};
  _ -> {nomatch, N, M, U} end;
f(124, B, N, M, U) -> case B of
  <<1, _/utf16, T/bits>> -> {1, T};
  _ -> {nomatch, N, M, U} end;
f(125, B, N, M, U) -> case B of
  <<0:16, T/binary-unit:5>> -> {1, T};
  <<"GET ", "a", V3:48/native-integer, V2:64/float, _:2/binary, T/bits>> -> {2, V3, V2, T};
  <<"GET ", _:7, _/bits>> -> {3};
  _ -> {nomatch, N, M, U} end;
f(126, B, N, M, U) -> case B of
  <<_:N, V1:12/little-signed-integer>> -> {1, V1};
  <<V3:12, V2:8/signed-native-integer, V1:32/little-signed-integer, T/binary-unit:5>> -> {2, V3, V2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(127, B, N, M, U) -> case B of
  <<1, V1:56/integer>> -> {1, V1};
  <<V6:32/float, V5:128, V4:128/signed-integer, _:M, V2/utf8, V1:32/integer, _/binary>> -> {2, V6, V5, V4, V1};
  <<1, V4:32/float, V3:33/integer, V2:33/integer, V1:64/little-signed-integer, _/binary>> -> {3, V4, V3, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(128, B, N, M, U) -> case B of
  <<V2:M/binary, V1:65/integer, _/bits>> -> {1, V2, V1};
  <<V2:32/integer, V1:64/integer, T/binary-unit:3>> -> {2, V2, V1, T};
  <<1, "ET", 255:65, V4:12/native-integer, _:N, V2:N/binary, V1:2/signed-integer, _/binary>> -> {3, V4, V2, V1};
  <<V6:5/unit:3-binary, "a", V4/utf8, V3:M/unit:8-binary, V2:14/native-integer, _:U, T/binary>> -> {4, V6, V3, V2, T};
  _ -> {nomatch, N, M, U} end;
f(129, B, N, M, U) -> case B of
  <<"GET ", T/bits>> -> {1, T};
  <<_:M, T/binary-unit:5>> -> {2, T};
  <<>> -> {3};
  _ -> {nomatch, N, M, U} end;
f(130, B, N, M, U) -> case B of
  <<_:7, T/binary-unit:5>> -> {1, T};
  <<1, T/binary-unit:5>> -> {2, T};
  _ -> {nomatch, N, M, U} end;
f(131, B, N, M, U) -> case B of
  <<T/bits>> -> {1, T};
  <<>> -> {2};
  <<"GET ", V6:32/float, V5:2/integer, V4:M/binary, "a", "a", V1:8/little-integer, T/binary>> -> {3, V6, V5, V4, V1, T};
  _ -> {nomatch, N, M, U} end;
f(132, B, N, M, U) -> case B of
  <<V1:57/signed-native-integer>> -> {1, V1};
  <<"GET ", _:72, V1:32/integer, _/binary>> -> {2, V1};
  <<V6:56/integer, 16#474554:16, 16#474554:16, V3:U/little-signed-integer, V2:12/native-integer, _:14, _/binary>> -> {3, V6, V3, V2};
  _ -> {nomatch, N, M, U} end;
f(133, B, N, M, U) -> case B of
  <<1, V2:N/float, _:2/binary, T/binary-unit:3>> -> {1, V2, T};
  _ -> {nomatch, N, M, U} end;
f(134, B, N, M, U) -> case B of
  <<V1:24/native-integer>> -> {1, V1};
  _ -> {nomatch, N, M, U} end;
f(135, B, N, M, U) -> case B of
  <<1, V1:61/native-integer>> -> {1, V1};
  _ -> {nomatch, N, M, U} end;
f(136, B, N, M, U) -> case B of
  <<V1:128/little-signed-integer, _/binary>> -> {1, V1};
  <<"GET ", V6:13/native-integer, _/utf8, _:M, V3:64/little-float, _:N, V1/utf32, _/binary>> -> {2, V6, V3};
  _ -> {nomatch, N, M, U} end;
f(137, B, N, M, U) -> case B of
  <<1, _:U, V3:64/float, 1:32, V1:56/native-integer>> -> {1, V3, V1};
  <<"GET ", "HTTP/1.1 more than eight bytes", V5:U/native-integer, V4:5/unit:3-binary, _:16, V2:33/native-integer, V1:5, T/binary-unit:5>> -> {2, V5, V4, V2, V1, T};
  <<V3:32/integer, V2:32/signed-integer, V1:12/integer, T/binary-unit:3>> -> {3, V3, V2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(138, B, N, M, U) -> case B of
  <<_:1/binary, V5:1/integer, 255:65, V3:9/integer, V2:32/little-float, _/utf8>> -> {1, V5, V3, V2};
  <<V3:56/integer, "HTTP/1.1 more than eight bytes", V1:7/integer, _/bits>> -> {2, V3, V1};
  <<V6:16/little-signed-integer, V5:100, _:9/binary, "HTTP/1.1 more than eight bytes", V2/utf8, V1:12/little-signed-integer, _/bits>> -> {3, V6, V5, V1};
  <<V1:2/little-signed-integer>> -> {4, V1};
  _ -> {nomatch, N, M, U} end;
f(139, B, N, M, U) -> case B of
  <<V3:58/integer, V2:13/signed-native-integer, V1:N/signed-integer, _/bits>> -> {1, V3, V2, V1};
  <<1, _:9, V3:1/binary, V2:40/integer, V1:8/signed-native-integer, _/bits>> -> {2, V3, V2, V1};
  <<_:9, V1:1/little-signed-integer, _/binary>> -> {3, V1};
  <<"GET ", V2:16/signed-integer, V1:64/float>> -> {4, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(140, B, N, M, U) -> case B of
  <<"GET ", V1:61/integer, T/binary-unit:16>> -> {1, V1, T};
  <<1, V3:128/native-integer, V2:N/unit:8-binary, V1:32/integer, T/binary-unit:3>> -> {2, V3, V2, V1, T};
  <<"ET", "a", V1:3/integer>> -> {3, V1};
  _ -> {nomatch, N, M, U} end;
f(141, B, N, M, U) -> case B of
  <<V2:16/integer, V1/utf8, T/binary-unit:16>> -> {1, V2, T};
  <<"HTTP/1.1 more than eight bytes", _/binary>> -> {2};
  <<"GET ", V1:8/integer, T/binary>> -> {3, V1, T};
  _ -> {nomatch, N, M, U} end;
f(142, B, N, M, U) -> case B of
  <<T/binary-unit:5>> -> {1, T};
  <<1, V1:8/integer, _/binary>> -> {2, V1};
  <<V1:64/float>> -> {3, V1};
  <<1, "a", T/bits>> -> {4, T};
  _ -> {nomatch, N, M, U} end;
f(143, B, N, M, U) -> case B of
  <<"GET ", V3:8, V2:65/little-signed-integer, V1:3, T/bits>> -> {1, V3, V2, V1, T};
  <<>> -> {2};
  _ -> {nomatch, N, M, U} end;
f(144, B, N, M, U) -> case B of
  <<V4:24/native-integer, V3:33/signed-integer, V2:16/integer, V1:14/integer>> -> {1, V4, V3, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(145, B, N, M, U) -> case B of
  <<V4:60/signed-integer, V3:N/integer, V2:1/unit:1-binary, V1:M/integer, _/binary>> -> {1, V4, V3, V2, V1};
  <<_:1/binary, 0:16, T/binary-unit:5>> -> {2, T};
  _ -> {nomatch, N, M, U} end;
f(146, B, N, M, U) -> case B of
  <<V3:U/integer, V2:64/float, V1:65/integer, T/bits>> -> {1, V3, V2, V1, T};
  _ -> {nomatch, N, M, U} end;
f(147, B, N, M, U) -> case B of
  <<"GET ", V6:59/integer, V5:N/signed-integer, V4:N/unit:8-binary, "a", V2:33, V1:24/little-integer>> -> {1, V6, V5, V4, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(148, B, N, M, U) -> case B of
  <<V1:65/integer, _/bits>> -> {1, V1};
  <<V1:1/integer>> -> {2, V1};
  <<"a", V5:M/integer, 0:2, "a", V2:59/integer, V1:N/integer, T/binary-unit:3>> -> {3, V5, V2, V1, T};
  <<"HTTP/1.1 more than eight bytes", V1:M/integer>> -> {4, V1};
  _ -> {nomatch, N, M, U} end;
f(149, B, N, M, U) -> case B of
  <<1, V2:56/signed-integer, V1:5, _/binary>> -> {1, V2, V1};
  <<1:8, T/binary>> -> {2, T};
  <<"GET ", _/binary>> -> {3};
  _ -> {nomatch, N, M, U} end;
f(150, B, N, M, U) -> case B of
  <<1, V3:3, V2:N/little-signed-integer, V1:8/signed-native-integer>> -> {1, V3, V2, V1};
  _ -> {nomatch, N, M, U} end;
f(_, _, _, _, _) -> none.

g(1, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<B:S/integer,B:64/float,C/binary>> || _ <- [1,2,3] >>;
g(2, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<B:2/binary,"a",A:S/little-float>>;
g(3, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<(byte_size(D)):16,(byte_size(D)):16,B:1/binary,D:S/bits,B:100/signed-integer>>;
g(4, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<C/binary,"hello",B:32/little-float,"hello">> || _ <- [1,2,3] >>;
g(5, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<C:100/native-integer,D/binary,C:S/signed-integer,(byte_size(D)):16,(byte_size(D)):16>>;
g(6, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<B/utf16,A/binary>> || _ <- [1,2,3] >>;
g(7, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, C:32/integer,B/binary>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(8, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<C:32/integer,D/binary,C:S/binary,A:24/integer>>;
g(9, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, B/binary,B:32/integer,B:S/little-integer>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(10, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<A:100/signed-integer,(byte_size(D)):16>>;
g(11, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, B/binary,B:S/binary,B:24/little-integer,B:S/little-integer>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(12, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, B:13/signed-integer,C:16/integer>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(13, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<C:32/signed-integer,A:1/binary,C/utf32,D:S/bits>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(14, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, A/utf16-little,B:8/native-integer,"hello">>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(15, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, B:16/little-float,-1:S/little-integer,C:1/signed-integer,C:3/integer,B/utf8>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(16, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<A/binary,A/bits>>;
g(17, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<C:S/float,16#123456789abcdef0:S/little-integer>> || _ <- [1,2,3] >>;
g(18, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<(byte_size(D)):16,"a",A:1/little-integer,"hello">>;
g(19, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<B/utf16-little>>;
g(20, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary,16#123456789abcdef0:70/integer>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(21, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<C:32/signed-integer,C/utf32-little,A/binary,B/utf16-little>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(22, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, C:1/integer,D/binary>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(23, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<-1:70/integer,B/bits,B:2/binary,"a">>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(24, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<B:64/integer,C:3/little-integer>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(25, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D:S/bits,C/bits,D:S/bits,A:S/float,(byte_size(D)):16>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(26, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<C/utf32,D:S/bits>>;
g(27, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<(byte_size(D)):16,D/binary,A/utf8>>;
g(28, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<A:2/binary,A:16/integer,C:13/native-integer>>;
g(29, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<C:8/little-integer,A:S/little-float>>;
g(30, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, C:24/native-integer,A:24/integer,A/utf32-little,C/utf16-little>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(31, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<-1:7/integer,A:S/little-float,C:1/binary,A:16/signed-integer,A:32/float>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(32, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, A:S/integer>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(33, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<A:S/signed-integer>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(34, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<A:13/native-integer,C/binary>>;
g(35, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<D/binary>>;
g(36, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<1:7/signed-integer,D/binary,257:S/integer,"a">>;
g(37, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<C:64/native-integer>>;
g(38, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<C/bits,A/utf8,D:S/bits,D:S/bits,A/binary>>;
g(39, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<A/binary,A:100/native-integer,(byte_size(D)):16,B:32/signed-integer,C:1/integer>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(40, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<C/bits,(byte_size(D)):16,B:64/little-float>>;
g(41, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, B:S/native-integer,B:16/native-integer,(byte_size(D)):16,A:8/native-integer>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(42, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<C:32/integer,B:13/signed-integer>>;
g(43, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<A:16/signed-integer,A:3/signed-integer,D/binary,B:24/native-integer>>;
g(44, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<B/utf32-little,1:70/signed-integer>>;
g(45, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<"a",C/utf32-little>>;
g(46, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<B:16/integer,C:1/binary,C/utf32-little,A:64/integer,(byte_size(D)):16>> || _ <- [1,2,3] >>;
g(47, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<"a",B:S/signed-integer,D:S/bits>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(48, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<C/utf32,16#123456789abcdef0:8/signed-integer,C/binary,(byte_size(D)):16,B:32/signed-integer>> || _ <- [1,2,3] >>;
g(49, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<A:8/signed-integer,C:1/binary,A/bits>> || _ <- [1,2,3] >>;
g(50, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<D/binary,D:S/bits>>;
g(51, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<C:32/integer,A:32/integer,(byte_size(D)):16,B/utf8,(byte_size(D)):16>>;
g(52, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<"a",A/binary,B:32/integer,B:8/signed-integer>>;
g(53, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<A:1/little-integer,A:2/binary>>;
g(54, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<B:16/integer,"a">>;
g(55, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<B:13/little-integer,(byte_size(D)):16,(byte_size(D)):16,B/bits,C:13/integer>>;
g(56, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, B:8/signed-integer,D/binary,B:2/binary,B:24/integer>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(57, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<-1:S/native-integer,B:100/integer,C:16/little-float,D/binary>>;
g(58, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<B:3/integer,-1:16/native-integer,"a",A:32/native-integer,1:8/native-integer>>;
g(59, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, (byte_size(D)):16,C:8/native-integer,(byte_size(D)):16,B:S/little-integer>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(60, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, D/binary>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(61, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<B/bits>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(62, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<C:3/integer,(byte_size(D)):16>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(63, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<C:64/little-float,"hello">>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(64, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<A/utf8,"hello",B:S/binary,"hello","hello">>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(65, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, B/utf16-little,B:100/little-integer>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(66, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<B:S/binary,C/bits,C:S/binary,D:S/bits,D:S/bits>>;
g(67, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<A:1/native-integer,16#123456789abcdef0:7/little-integer,"a">>;
g(68, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<D/binary,B/utf32-little,C:1/binary>>;
g(69, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<C:16/signed-integer,257:7/integer,B:24/integer,"hello",B:S/binary>> || _ <- [1,2,3] >>;
g(70, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<C:64/little-integer,A:3/signed-integer>>;
g(71, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<C/bits,B/binary,D:S/bits,(byte_size(D)):16>> || _ <- [1,2,3] >>;
g(72, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, 257:S/little-integer,(byte_size(D)):16>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(73, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<D/binary,A:16/integer,C:8/little-integer,D/binary>>;
g(74, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<A/binary,C:32/integer>>;
g(75, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, A:16/integer,C:S/little-float>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(76, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, B:24/integer>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(77, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<A/binary,(byte_size(D)):16,D:S/bits,A/utf32>> || _ <- [1,2,3] >>;
g(78, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<C:16/integer,C/binary,B:S/integer>>;
g(79, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<A/utf32,A:16/signed-integer,D/binary>>;
g(80, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<D:S/bits,C/binary,C:100/little-integer>> || _ <- [1,2,3] >>;
g(81, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<A:3/native-integer>> || _ <- [1,2,3] >>;
g(82, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<(byte_size(D)):16,B:1/binary,(byte_size(D)):16>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(83, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<B/binary>> || _ <- [1,2,3] >>;
g(84, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<A:24/integer,C/utf16,B/bits,(byte_size(D)):16,C/bits>>;
g(85, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<D/binary,D/binary,16#123456789abcdef0:S/integer,"a","a">>;
g(86, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<D/binary,"hello",A:13/integer,C:100/integer>>;
g(87, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<D/binary,C:8/integer>> || _ <- [1,2,3] >>;
g(88, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<A:2/binary,C:3/integer,A/bits,A/binary,C:S/binary>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(89, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<1:S/little-integer,16#123456789abcdef0:S/integer,B/bits,-1:70/integer>>;
g(90, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<C:13/native-integer>>;
g(91, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<B/utf16,A:16/little-integer>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(92, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<C:16/integer,C:16/integer,A:S/signed-integer>>;
g(93, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<-1:S/integer,C/bits>>;
g(94, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<A:3/little-integer,D/binary>> || _ <- [1,2,3] >>;
g(95, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<B:2/binary,A/utf8,C:1/native-integer,A:24/native-integer>>;
g(96, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<(byte_size(D)):16,C:S/float,"hello">>;
g(97, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<A/binary,(byte_size(D)):16>>;
g(98, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<"hello",D/binary,C:8/integer,A:100/signed-integer,C:S/little-integer>>;
g(99, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<D/binary,"a">>;
g(100, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<1:16/little-integer>>;
g(101, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<C:S/signed-integer,D/binary,A/utf16-little>>;
g(102, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<257:7/signed-integer,A:64/integer,1:70/signed-integer>>;
g(103, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<16#123456789abcdef0:16/little-integer,(byte_size(D)):16,B:S/signed-integer,C:16/little-float>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(104, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<C:100/signed-integer,1:S/integer>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(105, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<C/utf32-little>>;
g(106, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<A/utf8,C:16/native-integer>> || _ <- [1,2,3] >>;
g(107, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D:S/bits,C/utf8,D/binary>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(108, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<A:100/little-integer,B/bits,(byte_size(D)):16,"a">>;
g(109, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<257:16/signed-integer,D/binary,B/binary,A/bits,B:32/float>> || _ <- [1,2,3] >>;
g(110, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<(byte_size(D)):16,B:16/native-integer>>;
g(111, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, C/utf16-little,B:1/binary,(byte_size(D)):16>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(112, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<"hello",C:S/binary,D:S/bits,D:S/bits,B:16/integer>>;
g(113, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<"hello",D:S/bits,A:S/binary,(byte_size(D)):16>>;
g(114, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<A/utf16-little,"a",D/binary,C:S/binary,D:S/bits>>;
g(115, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<A:24/signed-integer,A:S/little-float>> || _ <- [1,2,3] >>;
g(116, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D:S/bits,A:64/integer,A:13/integer>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(117, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<A:S/binary,16#123456789abcdef0:8/integer>> || _ <- [1,2,3] >>;
g(118, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, "hello",257:16/little-integer>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(119, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<D:S/bits,A:64/little-float,A/utf16,B:8/little-integer>>;
g(120, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<"a",A:1/binary,A:24/little-integer>> || _ <- [1,2,3] >>;
g(121, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, C:16/signed-integer,A/utf8>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(122, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<A:64/integer>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(123, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<C/bits,B:24/signed-integer,"a",C:32/little-float,A:1/binary>> || _ <- [1,2,3] >>;
g(124, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<A/utf8,A:100/signed-integer,"a","a">>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(125, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<A/bits,A/utf32-little>>;
g(126, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<C:32/native-integer,(byte_size(D)):16,B/binary,A/utf32>>;
g(127, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D:S/bits,"hello",B/binary,"hello">>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(128, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<C:3/integer,(byte_size(D)):16>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(129, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<D:S/bits>>;
g(130, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, A:3/signed-integer>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(131, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<C:16/little-float>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(132, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, "a",D/binary,D:S/bits,B/utf8,B:1/binary>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(133, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<B/utf32,B:16/integer,B:32/little-integer>>;
g(134, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<(byte_size(D)):16,A:16/integer>> || _ <- [1,2,3] >>;
g(135, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<B:64/little-integer,B:32/float>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(136, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<B:100/signed-integer>>;
g(137, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<C/utf8,D/binary,B:64/signed-integer,C:64/integer>>;
g(138, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<B:2/binary>>;
g(139, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<"hello",C/binary>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(140, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<A:24/native-integer,(byte_size(D)):16,C/utf8>>;
g(141, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<-1:S/integer,C:S/integer,C/bits>>;
g(142, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<C:16/little-float,(byte_size(D)):16,B/binary,A/binary>>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>};
g(143, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<B:2/binary,1:8/native-integer,A:8/integer>>;
g(144, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<257:S/little-integer,A:8/integer,D/binary,B:32/float,C/utf32-little>>;
g(145, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, 16#123456789abcdef0:70/integer,C/bits>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(146, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<C/binary>>;
g(147, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<B:2/binary,(byte_size(D)):16,(byte_size(D)):16,D:S/bits>>;
g(148, A, B, C, D, S) -> _ = {A, B, C, D, S}, << <<D/binary,D/binary,B/bits>> || _ <- [1,2,3] >>;
g(149, A, B, C, D, S) -> _ = {A, B, C, D, S}, X = <<D/binary, A:8>>, Y = <<X/binary, "hello",(byte_size(D)):16>>, {X, Y, <<X/binary, 1>>, byte_size(Y)};
g(150, A, B, C, D, S) -> _ = {A, B, C, D, S}, <<C:64/float,C/bits>>;
g(_, _, _, _, _, _) -> none.
