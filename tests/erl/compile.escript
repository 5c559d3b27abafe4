%% compile.escript SRC JOB…: compiles the modules of SRC with the OTP that runs it. A JOB is `OUT:OTP:OPTION,OPTION,…`; its
%% beams go to OUT. What is newer than its sources stays. Called by tests/erl/build, once for each OTP.
-mode(compile).

main([Src | Jobs]) ->
    ok = file:set_cwd(Src),
    Otp = list_to_integer(erlang:system_info(otp_release)),
    Sources = [S || S <- filelib:wildcard("*.{erl,S}"), since(S) =< Otp],
    Header = filelib:last_modified("diff.hrl"),
    Work = [{filename:join(Out, filename:rootname(S) ++ ".beam"), S, options(S, Options)}
            || {Out, Options} <- [job(J) || J <- Jobs], ok =:= filelib:ensure_dir(filename:join(Out, "x")), S <- Sources, wanted(S, Options)],
    Stale = [W || {Beam, S, _} = W <- Work, filelib:last_modified(Beam) =< max(filelib:last_modified(S), Header)],
    Failed = lists:sum(parallel(fun compile/1, Stale, erlang:system_info(schedulers_online))),
    io:format("~w modules compiled by OTP ~w, ~w were there~n", [length(Stale) - Failed, Otp, length(Work) - length(Stale)]),
    halt(min(Failed, 1)).

job(Job) ->
    [Out, Options] = string:split(Job, ":"),
    {Out, [list_to_atom(O) || O <- string:lexemes(Options, ",-"), O =/= ""]}.

%% v27_syntax.erl needs OTP 27's compiler.
since("v" ++ Rest) ->
    case string:to_integer(Rest) of
        {N, "_" ++ _} -> N;
        _ -> 0
    end;
since(_) -> 0.

%% What needs OTP 27's compiler is not built for OTP 26 (option r26). Assembly passes no optimisation: one build is all builds.
wanted(Source, Options) ->
    Target = lists:min([list_to_integer(N) || O <- Options, "r" ++ N <- [atom_to_list(O)], length(N) =:= 2] ++ [99]),
    since(Source) =< Target andalso (filename:extension(Source) =:= ".erl" orelse Options =:= []).

options(Source, Options) ->
    [from_asm || filename:extension(Source) =:= ".S"] ++ Options ++ [report_errors, {i, "."}, deterministic].

compile({Beam, Source, Options}) ->
    case compile:file(filename:rootname(Source), Options ++ [binary]) of
        {ok, _, Code} -> ok = file:write_file(Beam, Code), 0;
        _ -> io:format("~s: not compiled~n", [Beam]), 1
    end.

parallel(F, Work, N) ->
    Self = self(),
    Workers = [spawn_monitor(fun() -> Self ! {self(), [F(W) || {I, W} <- lists:enumerate(Work), I rem N =:= K]} end) || K <- lists:seq(0, N - 1)],
    lists:append([receive {Pid, R} -> R; {'DOWN', Ref, _, _, Reason} when Reason =/= normal -> exit(Reason) end || {Pid, Ref} <- Workers]).
