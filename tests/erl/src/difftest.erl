%% The driver of the differential tests: calls a case, and prints what comes of it, value or exception, as
%% one line that is the same on every correct machine. Nothing else belongs here. It is kept plain (calls,
%% lists, tuples, binaries; of OTP only lists:sort/1), so that a young machine can run it.
-module(difftest).
-export([main/1, main/2, from/2, all/1, run/2, text/1]).
-export([id/1, t/1, tt/1, b/3, bs/3, ok/1]).

%% main(Module) prints every case of Module, a line each, as soon as it has run.
main(Module) ->
    lists_each(Module, Module:cases()).

%% main(Module, Cases) prints these cases only.
main(Module, Cases) when is_list(Cases) ->
    lists_each(Module, Cases);
main(Module, Case) ->
    lists_each(Module, [Case]).

%% from(Module, Case) prints Case and those that come after it: how a test goes on after a crash.
from(Module, Case) ->
    lists_each(Module, drop_until(Case, Module:cases())).

drop_until(Case, [Case | _] = Cases) -> Cases;
drop_until(Case, [_ | Cases]) -> drop_until(Case, Cases);
drop_until(_, []) -> [].

lists_each(Module, [Case | Cases]) ->
    erlang:display_string(stdout, binary_to_list(line(Module, Case))),
    lists_each(Module, Cases);
lists_each(_, []) ->
    ok.

%% all(Module) is what main(Module) prints, as one binary.
all(Module) ->
    iolist_to_binary(all(Module, Module:cases())).

all(Module, [Case | Cases]) -> [line(Module, Case) | all(Module, Cases)];
all(_, []) -> [].

line(Module, Case) ->
    iolist_to_binary([text(Case), " => ", run(Module, Case), "\n"]).

%% run(Module, Case) is the printed outcome of one case.
run(Module, Case) ->
    iolist_to_binary(text(outcome(Module, Case))).

outcome(Module, Case) ->
    try {ok, Module:Case()}
    catch Class:Reason:Stack -> {Class, Reason, frames(Stack)}
    end.

%% The stack from the case on: what called the case is the driver's affair.
frames([{difftest, F, _, _} | _]) when F =/= id, F =/= b, F =/= bs -> [];
frames([{M, F, A, Info} | Stack]) -> [{M, F, A, info(Info)} | frames(Stack)];
frames([Other | Stack]) -> [Other | frames(Stack)];
frames([]) -> [].

%% File names without their directories.
info([{file, File} | Info]) -> [{file, base(File, File)} | info(Info)];
info([Item | Info]) -> [Item | info(Info)];
info([]) -> [].

base([$/ | File], _) -> base(File, File);
base([_ | File], Last) -> base(File, Last);
base([], Last) -> Last.

%% ---- for the cases ----

%% An identity that no compiler sees through.
id(X) -> X.

%% Calls F; an exception becomes {Class, Reason, Frame}, Frame the innermost one.
t(F) ->
    try F()
    catch Class:Reason:Stack -> {Class, Reason, first(frames(Stack))}
    end.

first([Frame | _]) -> Frame;
first([]) -> none.

%% As t/1, but the whole stack.
tt(F) ->
    try F()
    catch Class:Reason:Stack -> {Class, Reason, frames(Stack)}
    end.

%% b(M, F, Args): apply(M, F, Args); an exception becomes {Class, Reason, ErrorInfo}.
b(M, F, Args) ->
    try apply(M, F, Args)
    catch Class:Reason:Stack -> {Class, Reason, about(M, F, Args, Stack)}
    end.

about(M, F, Args, [{M, F, Args, Info} | _]) -> Info;
about(_, _, _, [{M, F, A, _} | _]) when is_integer(A) -> {M, F, A};
about(_, _, _, [{M, F, A, _} | _]) -> {M, F, A};
about(_, _, _, []) -> none.

%% b/3 for each list of arguments.
bs(M, F, [Args | More]) -> [b(M, F, Args) | bs(M, F, More)];
bs(_, _, []) -> [].

%% ok(Properties): the names of those that do not hold.
ok([{_, true} | More]) -> ok(More);
ok([{Name, _} | More]) -> [Name | ok(More)];
ok([]) -> [].

%% ---- printing ----

%% text(Term) is Term as `~0p` prints it, with these differences, for the sake of sameness: maps stand in
%% the order of their keys' texts; pids, ports, references and local funs have no identity; text is ASCII.
text(T) when is_atom(T) -> atom(atom_to_list(T));
text(T) when is_integer(T) -> integer_to_list(T);
text(T) when is_float(T) -> float_to_list(T, [short]);
text(T) when is_binary(T) -> binary(T);
text(T) when is_bitstring(T) -> ["<<", bits(T), ">>"];
text([]) -> "[]";
text(T) when is_list(T) ->
    case printable(T) of
        true -> [$", escape(T, $"), $"];
        false -> [$[, elements(T), $]]
    end;
text(T) when is_tuple(T) -> [${, elements(tuple_to_list(T)), $}];
text(T) when is_map(T) -> ["#{", pairs(lists:sort(associations(maps:to_list(T)))), "}"];
text(T) when is_pid(T) -> "<pid>";
text(T) when is_reference(T) -> "#Ref";
text(T) when is_port(T) -> "#Port";
text(T) when is_function(T) -> function(T, erlang:fun_info(T, type));
text(_) -> "<other>".

function(T, {type, external}) ->
    {module, M} = erlang:fun_info(T, module),
    {name, N} = erlang:fun_info(T, name),
    {arity, A} = erlang:fun_info(T, arity),
    ["fun ", text(M), $:, text(N), $/, integer_to_list(A)];
function(T, _) ->
    {module, M} = erlang:fun_info(T, module),
    {arity, A} = erlang:fun_info(T, arity),
    ["#Fun<", text(M), $/, integer_to_list(A), $>].

elements([]) -> [];
elements([E]) -> text(E);
elements([E | Es]) when is_list(Es) -> [text(E), $, | elements(Es)];
elements([E | Last]) -> [text(E), $|, text(Last)].

associations([{K, V} | As]) ->
    [{iolist_to_binary(text(K)), iolist_to_binary(text(V))} | associations(As)];
associations([]) -> [].

pairs([]) -> [];
pairs([{K, V}]) -> [K, " => ", V];
pairs([{K, V} | Ps]) -> [K, " => ", V, $, | pairs(Ps)].

binary(<<>>) -> "<<>>";
binary(T) ->
    L = binary_to_list(T),
    case printable(L) of
        true -> ["<<\"", escape(L, $"), "\">>"];
        false -> ["<<", bits(T), ">>"]
    end.

bits(<<B, R/binary>>) when byte_size(R) =:= 0 -> integer_to_list(B);
bits(<<B, R/bitstring>>) -> [integer_to_list(B), $, | bits(R)];
bits(T) ->
    Size = bit_size(T),
    <<B:Size>> = T,
    [integer_to_list(B), $:, integer_to_list(Size)].

printable([C]) when is_integer(C), C >= 32, C =< 126 -> true;
printable([C | Cs]) when is_integer(C), C >= 32, C =< 126 -> printable(Cs);
printable([$\n]) -> true;
printable([$\n | Cs]) -> printable(Cs);
printable(_) -> false.

escape([$\n | Cs], Q) -> [$\\, $n | escape(Cs, Q)];
escape([$\\ | Cs], Q) -> [$\\, $\\ | escape(Cs, Q)];
escape([Q | Cs], Q) -> [$\\, Q | escape(Cs, Q)];
escape([C | Cs], Q) when C < 32; C > 126 -> ["\\x{", integer_to_list(C, 16), $} | escape(Cs, Q)];
escape([C | Cs], Q) -> [C | escape(Cs, Q)];
escape([], _) -> [].

atom([C | Cs] = Text) when C >= $a, C =< $z ->
    case plain(Cs) andalso not reserved(Text) of
        true -> Text;
        false -> [$', escape(Text, $'), $']
    end;
atom(Text) -> [$', escape(Text, $'), $'].

plain([C | Cs]) when C >= $a, C =< $z; C >= $A, C =< $Z; C >= $0, C =< $9; C =:= $_; C =:= $@ -> plain(Cs);
plain([]) -> true;
plain(_) -> false.

reserved("after") -> true;
reserved("and") -> true;
reserved("andalso") -> true;
reserved("band") -> true;
reserved("begin") -> true;
reserved("bnot") -> true;
reserved("bor") -> true;
reserved("bsl") -> true;
reserved("bsr") -> true;
reserved("bxor") -> true;
reserved("case") -> true;
reserved("catch") -> true;
reserved("cond") -> true;
reserved("div") -> true;
reserved("else") -> true;
reserved("end") -> true;
reserved("fun") -> true;
reserved("if") -> true;
reserved("let") -> true;
reserved("maybe") -> true;
reserved("not") -> true;
reserved("of") -> true;
reserved("or") -> true;
reserved("orelse") -> true;
reserved("receive") -> true;
reserved("rem") -> true;
reserved("try") -> true;
reserved("when") -> true;
reserved("xor") -> true;
reserved(_) -> false.
