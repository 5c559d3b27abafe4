%% compile.escript SRC JOB…: compiles the modules of SRC with the OTP that runs it. A JOB is `OUT:OPTIONS:REFERENCE`: its beams go
%% to OUT, compiled with the OPTIONS, or, where the reference can load them, with those for REFERENCE. What is newer than its
%% sources stays. Called by tests/erl/build, once for each OTP.
-mode(compile).

main([Src | Jobs]) ->
    ok = file:set_cwd(Src),
    Otp = list_to_integer(erlang:system_info(otp_release)),
    Header = lists:max([filelib:last_modified(F) || F <- ["diff.hrl" | filelib:wildcard("fixtures/*")]]),
    Work = [{filename:join(Out, filename:rootname(S) ++ ".beam"), S, options(S, Options, Reference)}
            || {Out, Options, Reference} <- [job(J) || J <- Jobs], ok =:= filelib:ensure_dir(filename:join(Out, "x")),
               S <- filelib:wildcard("*.{erl,S}"), since(S) =< Otp, Otp =< until(S), wanted(S, Options)],
    Stale = [W || {Beam, S, _} = W <- Work, filelib:last_modified(Beam) =< max(filelib:last_modified(S), Header)],
    Failed = lists:sum(parallel(fun compile/1, Stale, erlang:system_info(schedulers_online))),
    io:format("~w modules compiled by OTP ~w, ~w were there~n", [length(Stale) - Failed, Otp, length(Work) - length(Stale)]),
    halt(min(Failed, 1)).

job(Job) ->
    [Out, Options, Reference] = string:split(Job, ":", all),
    {Out, atoms(Options), atoms(Reference)}.

atoms(Options) -> [list_to_atom(O) || O <- string:lexemes(Options, ","), O =/= "-"].

%% v27_syntax.erl needs OTP 27's compiler; u25_asm.S can be built by OTP 25's and no later one.
since("v" ++ Rest) ->
    case string:to_integer(Rest) of
        {N, "_" ++ _} -> N;
        _ -> 0
    end;
since(_) -> 0.

until("u" ++ Rest) ->
    case string:to_integer(Rest) of
        {N, "_" ++ _} -> N;
        _ -> 99
    end;
until(_) -> 99.

%% What needs OTP 27's compiler is not built for OTP 26 (option r26). Assembly passes no optimisation: one build is all builds.
wanted(Source, Options) -> since(Source) =< target(Options) andalso (filename:extension(Source) =:= ".erl" orelse Options =:= []).

target(Options) -> lists:min([list_to_integer(N) || O <- Options, "r" ++ N <- [atom_to_list(O)], length(N) =:= 2] ++ [99]).

%% The driver is as plain as it can be everywhere. A module too new for the reference's options runs on its own OTP.
options("difftest.erl", _, Reference) -> [O || O <- Reference, O =:= r26 orelse O =:= r27];
options(Source, Options, Reference) -> case since(Source) =< target(Reference) of true -> Reference; false -> Options end.

compile({Beam, Source, Options}) ->
    case compile(filename:extension(Source), Source, Options) of
        {ok, _, Code} -> ok = file:write_file(Beam, Code), 0;
        _ -> io:format("~s: not compiled~n", [Beam]), 1
    end.

compile(".erl", Source, Options) ->
    compile:file(filename:rootname(Source), Options ++ fixtures(Source, Options) ++ [report_errors, {i, "."}, deterministic, binary]);
compile(".S", Source, Options) ->
    %% Past the compiler's own verifier, which knows less than its assembler.
    {ok, [{module, Module}, {exports, Exports}, {attributes, Attributes}, {labels, Labels} | Instructions]} = file:consult(Source),
    {ok, Asm} = beam_z:module({Module, Exports, Attributes, functions(Instructions), Labels}, Options),
    {ok, Code} = beam_asm:module(Asm, [], [], Options),
    {ok, Module, Code}.

%% Modules that a case loads: a macro holds their code.
fixtures("code_loading.erl", Options) ->
    Versions = [{1, []}, {2, []}, {on_load, [{d, on_load, ok}]}, {on_load_no, [{d, on_load, {error, no}}]}],
    [{d, fixtures, [{Version, binary_to_list(reloaded([{d, version, Version} | Macros] ++ Options))} || {Version, Macros} <- Versions]}];
fixtures(_, _) -> [].

reloaded(Options) ->
    {ok, reloaded, Code} = compile:file("fixtures/reloaded", Options ++ [report_errors, deterministic, binary]),
    Code.

functions([{function, Name, Arity, Entry} | Rest]) ->
    {Body, Others} = lists:splitwith(fun(I) -> element(1, I) =/= function end, [if is_atom(I) -> {I}; true -> I end || I <- Rest]),
    [{function, Name, Arity, Entry, [case I of {A} -> A; _ -> I end || I <- Body]} | functions(Others)];
functions([]) -> [].

parallel(F, Work, N) ->
    Self = self(),
    Workers = [spawn_monitor(fun() -> Self ! {self(), [F(W) || {I, W} <- lists:enumerate(Work), I rem N =:= K]} end) || K <- lists:seq(0, N - 1)],
    lists:append([receive {Pid, R} -> R; {'DOWN', Ref, _, _, Reason} when Reason =/= normal -> exit(Reason) end || {Pid, Ref} <- Workers]).
