%% Integers whose ranges the compiler or the loader knows: at the edges of small integers, beyond them, and mixed with floats.
-module(ranges).
-include("diff.hrl").

cases() ->
    [edges, sums, differences, products, masks, shifts, remainders, comparisons, range_tests, counters, lengths, characters,
     fields, mixed, equalities, chains, overflows, not_integers].

-define(MOST, 576460752303423487).
-define(LEAST, -576460752303423488).

numbers() ->
    [?ID(N) || N <- [0, 1, -1, 2, 7, 255, 256, -256, 1000, 65535, 4294967295, 4294967296, -4294967296, (1 bsl 58) - 1, 1 bsl 58,
                     -(1 bsl 58), -(1 bsl 58) - 1, ?MOST, ?MOST + 1, ?LEAST, ?LEAST - 1, 1 bsl 63, 1 bsl 64, -(1 bsl 64)]].

edges() -> [{N + 1, N - 1, 1 + N, 1 - N, -N, N + N, N - N, N * 2, N * -1} || N <- numbers()].

%% Ranges are known: what is added has been masked or tested.
low(N) -> N band 16#3ffffffffffffff.
sums() -> [begin A = low(N), B = low(N bsr 1), {A + B, A + 1, 1 + A, A + ?ID(1), A + (1 bsl 58)} end || N <- numbers()].
differences() -> [begin A = low(N), B = low(N bsr 1), {A - B, B - A, A - 1, 1 - A, -A, -1 - A, A - (1 bsl 58)} end || N <- numbers()].
products() ->
    [begin A = N band 16#1fffffff, B = N band 16#3fffffff, {A * A, A * B, B * B, A * -3, B * 536870911, A * 536870912} end || N <- numbers()].
masks() -> [{N band 255, N band -256, 255 band N, N bor 1, N bxor -1, (N band 15) bor (N band 240), (N band 255) bxor 255, bnot (N band 7)} || N <- numbers()].
shifts() -> [begin A = N band 16#ffffff, {A bsr 6, A bsr 0, A bsr 63, A bsr 64, A bsl 8, A bsl 35, A bsl 36, A bsl 40, (A - 5) bsr 3} end || N <- numbers()].
remainders() ->
    [begin A = N band 16#ffffffff, {A rem 10, A rem 1, A rem 4294967295, A rem 4294967296, A rem -7, N rem 10, A div 10, (A rem 10) - (N rem 7), (N rem 1000) rem 7} end || N <- numbers()].

cmp(A, B) -> {if A < B -> lt; true -> ge end, if A >= B -> ge; true -> lt end, if A == B -> eq; true -> ne end, if A =:= B -> same; true -> other end}.
comparisons() -> [cmp(A band 255, B band 15) || A <- numbers(), B <- lists:sublist(numbers(), 10)] ++ [cmp(A, B) || A <- numbers(), B <- numbers()].

digit(C) when C >= $0, C =< $9 -> C - $0;
digit(C) when C >= $a, C =< $f -> C - $a + 10;
digit(C) when is_integer(C), C > 16#10ffff -> big;
digit(C) when is_integer(C), C < 0 -> negative;
digit(_) -> none.
empty(C) when C >= 9, C =< 1 -> yes;
empty(_) -> no.
wide(N) when is_integer(N), N >= ?LEAST, N =< ?MOST -> N + 1;
wide(N) -> {wide, N}.
range_tests() ->
    [digit(C) || C <- "0123456789abcdefgz/:@" ++ numbers() ++ [48.0, 57.5, 56.9, a, [], <<"0">>]] ++ [digit(C) || <<C>> <= <<"/09:af`g">>]
        ++ [empty(N) || N <- numbers()] ++ [wide(N) || N <- numbers()].

up(N, Limit, Sum) when N < Limit -> up(N + 1, Limit, Sum + N);
up(_, _, Sum) -> Sum.
down(0, Acc) -> Acc;
down(N, Acc) when N > 0 -> down(N - 1, Acc + N * N).
counters() -> {up(0, 1000, 0), up(?MOST - 3, ?MOST + 3, 0), up(?LEAST - 3, ?LEAST + 3, 0), up(0, 10, ?MOST - 20), up(1.5, 4, 0), down(300, ?ID(0)), down(10, ?MOST - 100)}.

lengths() ->
    [begin L = lists:seq(1, N), B = list_to_binary(L), T = list_to_tuple(L),
         {length(L) + 1, length(L) * 3 - 1, byte_size(B) * 8 - bit_size(B), tuple_size(T) - length(L), map_size(#{N => a}) + N, ?MOST + length(L), if length(L) < 5 -> short; true -> long end}
     end || N <- [0, 1, 4, 5, 200]].

characters() -> [begin <<C/utf8, _/binary>> = B, {C + 1, C - 16#10ffff, C * C, C band 63, C rem 1000, if C < 128 -> ascii; C >= 16#10000 -> astral; true -> plane end} end || B <- [<<"a">>, <<"å"/utf8>>, <<16#10ffff/utf8>>, <<16#20ac/utf8>>]].

fields() ->
    [begin
         <<A:8, B:8/signed, C:59, D:5, E:60/signed, F:4, G:16/little, H:32/signed-little, I:64, _/binary>> = X,
         {A + B, A - B, B * B, C + 1, C + C, C - A, D - 31, E + E, -E, F bor D, G bsl 43, G bsl 44, H - 1, H * H, I + 1, I band A, if B < 0 -> negative; true -> no end, if A >= B -> ge; true -> lt end}
     end || X <- [<<0:400>>, <<-1:400>>, <<16#8000000000000000:64, 16#7fffffffffffffff:64, -1:64, 16#80000000:32, 5:176>>, list_to_binary(lists:seq(1, 50))]].

num(X) when is_number(X) -> {X + 1, X - 1, X * 2, X < 10, X >= 0};
num(X) -> {no, X}.
mixed() -> [num(X) || X <- [1, 1.5, ?MOST, 1 bsl 70, -0.0, 1.0e18, a]] ++ [lists:sum([1, 2.5, ?MOST, 3])] ++ [[A + B || A <- [1, 1.5, 255], B <- [0, -0.5, ?MOST]]].

atom(a) -> a; atom(b) -> b; atom([]) -> []; atom(_) -> c.
equalities() -> [{atom(A) =:= atom(B), atom(A) == atom(B), if A == a -> yes; true -> no end, if A /= [] -> yes; true -> no end} || A <- [a, b, [], 1, 1.0], B <- [?ID(a), b, [], x]]
    ++ [{X, if X band 3 =:= Y band 3 -> same; true -> other end, if X band 3 == Y band 7 -> eq; true -> ne end, if X band 3 =/= 1 -> a; true -> b end} || X <- [1, 5, 1 bsl 70], Y <- [?ID(1), 2, 5]].

lcg(0, Seed, Acc) -> {Seed, Acc};
lcg(N, Seed, Acc) -> Next = (Seed * 1103515245 + 12345) rem 2147483648, lcg(N - 1, Next, (Acc * 31 + Next rem 1000) band 16#7ffffff).
crc([C | Cs], Crc) -> crc(Cs, ((Crc bsl 5) bxor (Crc bsr 3) bxor (C band 255)) band 16#ffffffff);
crc([], Crc) -> Crc.
chains() -> [lcg(100, ?ID(42), 7), crc("the quick brown fox" ++ numbers(), ?ID(0)), lists:foldl(fun(X, A) -> (A * 33 + X) rem 1000003 end, 5381, lists:seq(1, 100))].

overflows() -> [begin A = N band ?MOST, {A + A, A + 1, A - ?LEAST, A * 2, A * A, -A - 2, A bsl 1} end || N <- numbers()].

not_integers() ->
    [?T((?ID(X) band 255) + 1) || X <- [a, 1.5, "x", {}, <<1>>]] ++ [?T(?ID(X) rem 10) || X <- [a, 1.5]] ++ [?T(length(?ID(X)) + 1) || X <- [a, [1 | 2]]]
        ++ [?T((?ID(5) band ?ID(X)) - 1) || X <- [a, 1.0]] ++ [?T(?ID(1) rem (?ID(X) band 0)) || X <- [1]].
