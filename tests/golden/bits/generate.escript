#!/usr/bin/env escript
%% Makes the files in this directory: matches and constructions of bitstrings, as OTP carries them
%% out. Run with OTP 27: `escript generate.escript`. The same numbers come every time.
%%
%% Values are written: iHEX (integer, with sign), fHEX (a float's bits), bHEX:BITS (bitstring), aNAME (atom).
-mode(compile).

main(_) ->
    rand:seed(exsss, {1, 2, 3}),
    write("match.txt", [match_case() || _ <- lists:seq(1, 4000)]),
    write("utf.txt", [utf_case() || _ <- lists:seq(1, 3000)]),
    write("create.txt", create_cases(3000)),
    write("compare.txt", [compare_case() || _ <- lists:seq(1, 1000)]).

write(File, Lines) ->
    ok = file:write_file(filename:join(filename:dirname(escript:script_name()), File),
                         [[L, $\n] || L <- Lines]).

pick(L) -> lists:nth(rand:uniform(length(L)), L).
bytes(N) -> << <<(pick([0, 255, rand:uniform(256) - 1])):8>> || _ <- lists:seq(1, N) >>.

value(I) when is_integer(I), I < 0 -> ["i-", integer_to_list(-I, 16)];
value(I) when is_integer(I) -> ["i", integer_to_list(I, 16)];
value(F) when is_float(F) -> <<B:64>> = <<F/float>>, ["f", integer_to_list(B, 16)];
value(B) when is_bitstring(B) -> ["b", hex(B), ":", integer_to_list(bit_size(B))];
value(A) when is_atom(A) -> ["a", atom_to_list(A)].

hex(B) ->
    Pad = (8 - bit_size(B) rem 8) rem 8,
    binary:encode_hex(<<B/bits, 0:Pad>>).

%% KIND BYTES POSITION SIZE FLAGS VALUE: flags 2 little, 4 signed; `-` when it doesn't match.
match_case() ->
    Kind = pick([i, i, i, f]),
    Flags = case Kind of i -> pick([0, 2, 4, 6]); f -> pick([0, 2]) end,
    Size = case Kind of
               i -> pick([rand:uniform(70) - 1, rand:uniform(16), pick([8, 16, 24, 32, 40, 48, 56, 64, 128]),
                          rand:uniform(300)]);
               f -> pick([0, 16, 32, 64, 64, 24])
           end,
    Pos = pick([0, 8, 16, rand:uniform(60)]),
    Bytes = case {Kind, rand:uniform(5)} of
                {f, 1} -> special(Pos, Size, Flags);
                _ -> bytes((Pos + Size) div 8 + 1 + rand:uniform(3))
            end,
    [atom_to_list(Kind), $\s, hex(Bytes), $\s, integer_to_list(Pos), $\s, integer_to_list(Size), $\s,
     integer_to_list(Flags), $\s, match(Kind, Flags, Bytes, Pos, Size)].

special(Pos, Size, Flags) ->
    V = pick([16#7c00, 16#fc00, 16#7e00, 16#8000, 16#7f800000, 16#ff800000, 16#7fc00000, 16#7ff0000000000000,
              16#7ff8000000000001, 16#8000000000000000]),
    B = case Flags of 0 -> <<V:Size>>; 2 -> <<V:Size/little>> end,
    Pad = (8 - (Pos + bit_size(B)) rem 8) rem 8,
    <<0:Pos, B/bits, 0:Pad>>.

match(K, Fl, B, P, S) ->
    case m(K, Fl, B, P, S) of
        nomatch -> "-";
        V -> value(V)
    end.
m(i, 0, B, P, S) -> case B of <<_:P, V:S, _/bits>> -> V; _ -> nomatch end;
m(i, 2, B, P, S) -> case B of <<_:P, V:S/little, _/bits>> -> V; _ -> nomatch end;
m(i, 4, B, P, S) -> case B of <<_:P, V:S/signed, _/bits>> -> V; _ -> nomatch end;
m(i, 6, B, P, S) -> case B of <<_:P, V:S/little-signed, _/bits>> -> V; _ -> nomatch end;
m(f, 0, B, P, S) -> case B of <<_:P, V:S/float, _/bits>> -> V; _ -> nomatch end;
m(f, 2, B, P, S) -> case B of <<_:P, V:S/float-little, _/bits>> -> V; _ -> nomatch end.

%% KIND BYTES POSITION END FLAGS CODE BITS, or `- -`.
utf_case() ->
    Kind = pick([8, 16, 32]),
    Flags = case Kind of 8 -> 0; _ -> pick([0, 2]) end,
    Pos = pick([0, 8, rand:uniform(20)]),
    C = pick([rand:uniform(127), rand:uniform(16#7ff), rand:uniform(16#d7ff), 16#e000 + rand:uniform(16#1fff),
              16#10000 + rand:uniform(16#fffff), 16#7f, 16#80, 16#7ff, 16#800, 16#ffff, 16#10000, 16#10ffff]),
    Good = case {Kind, Flags} of
               {8, 0} -> <<C/utf8>>; {16, 0} -> <<C/utf16>>; {16, 2} -> <<C/utf16-little>>;
               {32, 0} -> <<C/utf32>>; {32, 2} -> <<C/utf32-little>>
           end,
    Enc = spoil(Good),
    Bits = <<(bytes(4)):Pos/bits, Enc/bits, (bytes(2)):(rand:uniform(17) - 1)/bits>>,
    End = bit_size(Bits),
    Pad = (8 - End rem 8) rem 8,
    {Code, N} = case u(Kind, Flags, Bits, Pos) of
                    nomatch -> {"-", "-"};
                    {V, Rest} -> {integer_to_list(V), integer_to_list(End - Pos - Rest)}
                end,
    lists:join($\s, [integer_to_list(Kind), hex(<<Bits/bits, 0:Pad>>), integer_to_list(Pos),
                     integer_to_list(End), integer_to_list(Flags), Code, N]).

spoil(B) ->
    case rand:uniform(5) of
        1 ->
            S = bit_size(B), N = rand:uniform(S) - 1,
            <<X:N/bits, Bit:1, Y/bits>> = B, <<X/bits, (1 - Bit):1, Y/bits>>;
        2 ->
            N = rand:uniform(bit_size(B)), <<X:N/bits, _/bits>> = B, X;
        3 ->
            pick([<<16#c0, 16#80>>, <<16#e0, 16#80, 16#80>>, <<16#ed, 16#a0, 16#80>>, <<16#f0, 16#80, 16#80, 16#80>>,
                  <<16#f4, 16#90, 16#80, 16#80>>, <<16#f8, 16#88, 16#80, 16#80, 16#80>>, <<16#d8, 0, 16#d8, 0>>,
                  <<16#dc, 0, 16#dc, 0>>, <<0, 16#dc>>, <<0, 16#d8>>, <<0, 0, 16#d8, 0>>, <<0, 17, 0, 0>>]);
        _ -> B
    end.

u(8, 0, B, P) -> case B of <<_:P, C/utf8, R/bits>> -> {C, bit_size(R)}; _ -> nomatch end;
u(16, 0, B, P) -> case B of <<_:P, C/utf16, R/bits>> -> {C, bit_size(R)}; _ -> nomatch end;
u(16, 2, B, P) -> case B of <<_:P, C/utf16-little, R/bits>> -> {C, bit_size(R)}; _ -> nomatch end;
u(32, 0, B, P) -> case B of <<_:P, C/utf32, R/bits>> -> {C, bit_size(R)}; _ -> nomatch end;
u(32, 2, B, P) -> case B of <<_:P, C/utf32-little, R/bits>> -> {C, bit_size(R)}; _ -> nomatch end.

%% SEGMENT … = BITSTRING, or ! REASON NUMBER KIND WHAT VALUE. A segment: KIND,UNIT,FLAGS,SRC,SIZE; kinds as the
%% instruction names them.
create_cases(N) ->
    Cases = [[segment(I) || I <- lists:seq(1, pick([1, 1, 2, 3, 5]))] || _ <- lists:seq(1, N)],
    Source = ["-module(cases).\n-compile(export_all).\nid(X) -> X.\n",
              [["t", integer_to_list(I), "(", lists:join(", ", args(Segs)), ") -> <<",
                lists:join(", ", [code(S, J) || {J, S} <- lists:enumerate(Segs)]), ">>.\n"]
               || {I, Segs} <- lists:enumerate(Cases)]],
    {ok, Tokens, _} = erl_scan:string(lists:flatten(Source)),
    Forms = [begin {ok, F} = erl_parse:parse_form(Form), F end || Form <- split(Tokens, [])],
    {ok, cases, Beam} = compile:forms(Forms, [nowarn_export_all]),
    {module, cases} = code:load_binary(cases, "cases", Beam),
    [case_line(I, Segs) || {I, Segs} <- lists:enumerate(Cases)].

split([], []) -> [];
split([{dot, _} = D | T], Acc) -> [lists:reverse([D | Acc]) | split(T, [])];
split([X | T], Acc) -> split(T, [X | Acc]).

args(Segs) -> [["V", integer_to_list(I), ", S", integer_to_list(I)] || {I, _} <- lists:enumerate(Segs)].

segment(I) ->
    case pick([integer, integer, integer, float, binary, all, utf8, utf16, utf32]) of
        integer ->
            Unit = pick([1, 1, 1, 8, 3]),
            {integer, Unit, pick([0, 2]), int(), extent(max(1, 150 div Unit))};
        float -> {float, 1, pick([0, 2]), pick([flt(), flt(), int(), foo]), pick([16, 32, 64, 64, 63, foo, -1])};
        binary -> {binary, pick([1, 8]), 0, pick([bin(), bin(), bin(), foo]), extent(8)};
        all when I =:= 1 -> {append, pick([1, 8]), 0, pick([bin(), bin(), bin(), foo]), all};
        all -> {binary, pick([1, 8]), 0, pick([bin(), bin(), bin(), foo]), all};
        utf8 -> {utf8, 0, 0, chr(), undefined};
        utf16 -> {utf16, 0, pick([0, 2]), chr(), undefined};
        utf32 -> {utf32, 0, pick([0, 2]), chr(), undefined}
    end.

extent(N) ->
    case rand:uniform(60) of
        1 -> -rand:uniform(5);
        2 -> foo;
        3 -> 1 bsl 70;
        4 -> -(1 bsl 70);
        _ -> rand:uniform(N + 1) - 1
    end.
sign(X) -> pick([X, -X]).
int() ->
    case rand:uniform(20) of
        1 -> foo;
        2 -> 1.0;
        3 -> sign(1 bsl pick([59, 60, 63, 64, 127, 128]));
        4 -> sign(1 bsl pick([59, 60, 63, 64, 127, 128]) - 1);
        N when N < 9 -> sign(rand:uniform(1 bsl rand:uniform(200)));
        N when N < 14 -> sign(rand:uniform(300));
        _ -> sign(rand:uniform(1 bsl rand:uniform(58)))
    end.
flt() ->
    case rand:uniform(6) of
        1 -> pick([0.0, -0.0, 65504.0, 65519.9, 65520.0, 1.0e-8, 5.960464477539063e-8, 3.4e38, 3.5e38, 1.0e300, 1.0e-300,
                   6.103515625e-5, 2.98e-8, 2.9802322387695312e-8]);
        2 -> sign(rand:uniform(100000) / 8);
        _ -> sign(rand:uniform() * math:pow(2, rand:uniform(60) - 30))
    end.
bin() ->
    B = bytes(pick([0, 1, 2, 3, 5, 9, 17, 30])),
    case rand:uniform(3) of
        1 when byte_size(B) > 0 -> S = bit_size(B) - rand:uniform(7), <<X:S/bits, _/bits>> = B, X;
        _ -> B
    end.
chr() ->
    case rand:uniform(30) of
        1 -> foo; 2 -> -1; 3 -> 16#d800; 4 -> 16#dfff; 5 -> 16#110000; 6 -> 1 bsl 65; 7 -> 16#10ffff; 8 -> 16#e000;
        9 -> 16#7f; 10 -> 16#80; 11 -> 16#7ff; 12 -> 16#800; 13 -> 16#ffff; 14 -> 16#10000;
        _ -> rand:uniform(16#d7ff)
    end.

code({Kind, Unit, Flags, _, Size}, I) ->
    N = integer_to_list(I),
    Little = case Flags of 2 -> "-little"; 0 -> "" end,
    case {Kind, Size} of
        {_, all} -> ["V", N, "/binary-unit:", integer_to_list(Unit)];
        {_, undefined} -> ["V", N, "/", atom_to_list(Kind), Little];
        _ -> ["V", N, ":S", N, "/", atom_to_list(Kind), Little, "-unit:", integer_to_list(Unit)]
    end.

case_line(I, Segs) ->
    Args = lists:append([[V, S] || {_, _, _, V, S} <- Segs]),
    Result = try apply(cases, list_to_atom("t" ++ integer_to_list(I)), Args) of
                 B -> ["= ", value(B)]
             catch
                 error:Reason:Stack ->
                     [{_, _, _, Info} | _] = Stack,
                     #{cause := {Seg, Type, What, V}} = proplists:get_value(error_info, Info),
                     ["! ", lists:join($\s, [atom_to_list(Reason), integer_to_list(Seg), atom_to_list(Type),
                                             atom_to_list(What), value(V)])]
             end,
    [[[lists:join($,, [atom_to_list(K), integer_to_list(U), integer_to_list(F), value(V), value(S)]), $\s]
      || {K, U, F, V, S} <- Segs], Result].

%% BITS BITS ORDER
compare_case() ->
    A = bin(), B = case rand:uniform(3) of
                       1 -> bin();
                       2 -> N = rand:uniform(bit_size(A) + 1) - 1, <<X:N/bits, _/bits>> = A, X;
                       3 -> <<A/bits, (bytes(1)):(rand:uniform(8))/bits>>
                   end,
    {X1, Y1} = pick([{A, B}, {B, A}]),
    [value(X1), $\s, value(Y1), $\s, if X1 < Y1 -> "<"; X1 > Y1 -> ">"; true -> "=" end].
