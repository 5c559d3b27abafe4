#!/usr/bin/env escript
%% Makes src/bin_random.erl: matches and constructions of binaries put together by chance, the same ones every time.
%% Run it by hand (`tests/erl/random_bits.escript > tests/erl/src/bin_random.erl`), then tests/erl/regen.
-mode(compile).

main([]) ->
    rand:seed(exsss, {26, 7, 7}),
    Count = 150,
    Ids = lists:seq(1, Count),
    Matches = [func(I) || I <- Ids],
    Builds = [cons(I) || I <- Ids],
    Names = [["m", integer_to_list(I)] || I <- Ids] ++ [["b", integer_to_list(I)] || I <- Ids],
    Cases = [["m", N, "() -> h([r(fun() -> f(", N, ", B, 5, 3, 16) end) || B <- ins()]).\nb", N,
              "() -> h([r(fun() -> g(", N, ", A, B, C, ?ID(<<1, 2, 3, 4, 5, 6, 7, 8, 9>>), 5) end) || {A, B, C} <- vals()]).\n"]
             || I <- Ids, N <- [integer_to_list(I)]],
    io:format("~ts", [[
        "%% Matches and constructions put together by chance: tests/erl/random_bits.escript makes them.\n",
        "-module(bin_random).\n-include(\"diff.hrl\").\n\ncases() -> [", lists:join(", ", Names), "].\n\n",
        "h(T) -> erlang:phash2(T).\n",
        "%% Without a trace: which segment is to blame depends on what the compiler has made of them.\n",
        "r(F) -> try F() catch C:R -> {C, R} end.\n",
        "ins() -> [?ID(X) || X <- [<<>>, <<1>>, <<255, 254, 253>>, <<1, 2, 3, 4, 5>>, <<\"GET /index HTTP\">>, <<1:1>>, <<5:13>>,\n",
        "    <<16#41, 16#c3, 16#a5, 16#e2, 16#82, 16#ac, 16#f0, 16#9f, 16#98, 16#80, 65, 66>>, <<0:200>>, <<(1 bsl 301 - 12345):301>>,\n",
        "    << <<(I * 77):8>> || I <- lists:seq(1, 100) >>, un(<<\"GET abcdefgh ijklmnopq\">>), un(<<1, 2, 3>>),\n",
        "    <<1.5/float, 2.25:32/float, 3.0:16/float>>, <<16#7ff0000000000000:64, 1>>, <<16#d8, 16#3d, 16#de, 16#00, 0, 65, 16#dc, 0, 0, 0>>,\n",
        "    <<0, 0, 0, 65, 0, 1, 16#f6, 0, 0, 17, 0, 0>>, a, [<<1>>]]].\n",
        "un(B) -> <<_:3, C/bits>> = <<5:3, B/bits>>, C.\n",
        "vals() -> ?ID([{1, 2, 3}, {255, -1, 65}, {-300, 1 bsl 70, 16#20ac}, {1 bsl 59, -(1 bsl 64), 16#1f600}, {1.5, <<1, 2, 3>>, 97},\n",
        "    {<<5:3>>, <<255, 254>>, a}, {<<>>, <<7:13>>, -5}, {16#ffff, 1.0e10, 16#d800},\n",
        "    {65, 66, <<\"hello world this is a long binary that does not fit in sixty-four bytes, no\">>}, {0, 0, 0}]).\n\n",
        Cases, "\n", Matches, "f(_, _, _, _, _) -> none.\n\n", Builds, "g(_, _, _, _, _, _) -> none.\n"]]).

pick(L) -> lists:nth(rand:uniform(length(L)), L).
r(N) -> rand:uniform(N + 1) - 1.
func(I) ->
    Cl = [clause(J) || J <- lists:seq(1, pick([1,1,2,3,4]))],
    ["f(", integer_to_list(I), ", B, N, M, U) -> case B of\n", [["  ", P, " -> {", integer_to_list(J), V, "};\n"] || {J, {P, V}} <- lists:enumerate(Cl)],
     "  _ -> {nomatch, N, M, U} end;\n"].
clause(_) ->
    Prefix = case r(4) of 0 -> ["\"GET \""]; 1 -> ["1"]; 2 -> ["<<>>"]; _ -> ["<<>>"] end,
    P0 = case Prefix of ["<<>>"] -> []; X -> X end,
    {Segs, Vs} = segs(pick([0,1,1,2,3,4,6]), [], []),
    {Tail, Tv} = case r(6) of 0 -> {[], []}; 1 -> {["T/binary"], ["T"]}; 2 -> {["T/bits"], ["T"]}; 3 -> {["_/bits"], []}; 4 -> {["_/binary"], []};
        5 -> {["T/binary-unit:" ++ pick(["3","16","5"])], ["T"]}; 6 -> {[], []} end,
    {["<<", lists:join(", ", P0 ++ Segs ++ Tail), ">>"], [[", ", V] || V <- Vs ++ Tv]}.
segs(0, S, V) -> {lists:reverse(S), lists:reverse(V)};
segs(K, S, V) ->
    Var = "V" ++ integer_to_list(K),
    Size = fun() -> pick(["1","2","3","4","5","7","8","8","8","8","9","12","13","14","16","16","24","32","32","33","40","48","56","57","58","59","60","61","63","64","64","65","72","100","128"]) end,
    Fl = fun() -> pick(["","","","","little-","signed-","little-signed-","native-", "signed-native-"]) end,
    {Seg, Vs} = case r(17) of
        N when N < 7 -> {[Var, ":", Size(), "/", Fl(), "integer"], [Var]};
        7 -> {[Var, ":", pick(["N","M","U"]), "/", Fl(), "integer"], [Var]};
        8 -> {[Var, ":", pick(["N","M"]), "/", pick(["","unit:8-"]), "binary"], [Var]};
        9 -> {[Var, ":", pick(["1","2","3","5","70"]), "/", pick(["","unit:1-","unit:3-"]), "binary"], [Var]};
        10 -> {["_:", Size()], []};
        11 -> {["_:", pick(["N","M","U"])], []};
        12 -> {[Var, ":", pick(["64","32","16","N","64"]), "/", pick(["","little-"]), "float"], [Var]};
        13 -> {[pick(["0","1","255","16#474554"]), ":", pick(["8","2","16","24","32","64","65"])], []};
        14 -> {[pick([Var, "_"]), "/", pick(["utf8","utf8","utf8","utf16","utf16-little","utf32","utf32-little"])], []};
        15 -> {["\"", pick(["a","ET","HTTP/1.1 more than eight bytes"]), "\""], []};
        16 -> {["_:", pick(["1","2","N","9"]), "/binary"], []};
        17 -> {[Var, ":", Size()], [Var]}
    end,
    segs(K - 1, [Seg | S], case Vs of [] -> V; [X2] -> [X2 | V] end).
cons(I) ->
    N = pick([1,2,2,3,4,5]),
    Segs = [cseg(J) || J <- lists:seq(1, N)],
    Body = case r(5) of
        0 -> ["X = <<", lists:join(",", Segs), ">>, Y = <<X/bits, 7:S>>, {X, Y, <<X/bits, Y/bits>>}"];
        1 -> ["<< <<", lists:join(",", [S || S <- Segs]), ">> || _ <- [1,2,3] >>"];
        2 -> ["X = <<D/binary, A:8>>, Y = <<X/binary, ", lists:join(",", Segs), ">>, {X, Y, <<X/binary, 1>>, byte_size(Y)}"];
        _ -> ["<<", lists:join(",", Segs), ">>"]
    end,
    ["g(", integer_to_list(I), ", A, B, C, D, S) -> _ = {A, B, C, D, S}, ", Body, ";\n"].
cseg(_) ->
    V = fun() -> pick(["A","B","C"]) end,
    Fl = fun() -> pick(["","","little-","signed-","native-"]) end,
    case r(13) of
        N when N < 4 -> [V(), ":", pick(["8","8","1","3","16","32","64","24","100","S","13"]), "/", Fl(), "integer"];
        4 -> [V(), ":", pick(["64","32","16","S"]), "/", pick(["","little-"]), "float"];
        5 -> [V(), "/binary"];
        6 -> [V(), "/bits"];
        7 -> [V(), ":", pick(["1","2","S"]), "/binary"];
        8 -> ["D/binary"];
        9 -> ["\"", pick(["a","hello"]), "\""];
        10 -> [V(), "/", pick(["utf8","utf16","utf16-little","utf32","utf32-little"])];
        11 -> [pick(["1","257","-1","16#123456789abcdef0"]), ":", pick(["8","16","7","S","70"]), "/", Fl(), "integer"];
        12 -> ["D:S/bits"];
        13 -> ["(byte_size(D)):16"]
    end.
