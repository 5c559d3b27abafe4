%% suites.escript HERE WORK PURLIN OTP RESULTS OPTION…: compiles OTP's suites and runs each in a machine of its own. Called by tests/otp/run, which
%% says what the options are; run by OTP 27.
-mode(compile).

%% How long a machine may go without beginning or ending a case before it counts as hanging: milliseconds.
-define(PATIENCE, 240_000).

%% How much address space it may have: kilobytes.
-define(MEMORY, 10_000_000).

main([Here, Work, Purlin, Otp, Results | Args]) ->
    Options = options(Args, #{reference => false, ci => false, jobs => 1, cases => [], suites => []}),
    All = suites(filename:join(Here, "suites")),
    Wanted = wanted(All, Options),
    compile(Here, Work, Wanted),
    common_test(Work, Otp),
    Reference = maps:get(reference, Options),
    Directory = case Results of
                    "-" when Reference -> filename:join(Work, "reference");
                    "-" -> filename:join(Work, "purlin");
                    _ -> filename:absname(Results)
                end,
    Machine = case Reference of
                  true -> {filename:join(Otp, "bin/erl"), []};
                  false -> {Purlin, ["--otp", Otp, "erl"]}
              end,
    File = filename:join(Here, "reference.txt"),
    Context = #{work => Work, machine => Machine, results => Directory, cases => maps:get(cases, Options), marks => maps:from_list(All),
                failing => [{S, list_to_atom(C)} || not Reference, [S, C, V] <- lines(File), V =/= "pass"]},
    case Reference of
        true -> [write_reference(File, run(Suite, Context)) || Suite <- Wanted];
        false ->
            Verdicts = lists:append(parallel(fun(Suite) -> run(Suite, Context) end, Wanted, maps:get(jobs, Options))),
            judge(Here, Verdicts, maps:get(cases, Options) =:= [])
    end.

options(["--reference" | Rest], Options) -> options(Rest, Options#{reference := true});
options(["--ci" | Rest], Options) -> options(Rest, Options#{ci := true});
options(["--jobs", N | Rest], Options) -> options(Rest, Options#{jobs := list_to_integer(N)});
options(["--case", Case | Rest], #{cases := Cases} = Options) -> options(Rest, Options#{cases := Cases ++ [Case]});
options(["-" ++ _ = Unknown | _], _) -> stop("no such option: ~ts", [Unknown]);
options([Suite | Rest], #{suites := Suites} = Options) -> options(Rest, Options#{suites := Suites ++ [Suite]});
options([], Options) -> Options.

stop(Format, Args) ->
    io:format(standard_error, "tests/otp/run: " ++ Format ++ "~n", Args),
    halt(2).

%% The suites, as {"emulator/map", Marks}.
suites(File) -> [{App ++ "/" ++ Suite, Marks} || [App, Suite | Marks] <- lines(File)].

lines(File) ->
    {ok, Text} = file:read_file(File),
    [string:lexemes(L, " ") || L <- string:split(unicode:characters_to_list(Text), "\n", all), L =/= "", hd(L) =/= $#].

wanted(All, #{suites := [], ci := true}) -> [Suite || {Suite, Marks} <- All, lists:member("ci", Marks)];
wanted(All, #{suites := []}) -> [Suite || {Suite, _} <- All];
wanted(All, #{suites := Suites}) ->
    [stop("no such suite: ~ts", [S]) || S <- Suites, not lists:keymember(S, 1, All)],
    Suites.

%% Where the sources of an application's suites are, and its beams.
directory(Work, App) ->
    Base = case App of "emulator" -> "erts"; _ -> "lib" end,
    filename:join([Work, "source", Base, App, "test"]).

%% Compiles the suites, and the modules beside them that are none (or, z_SUITE, are called by others). What is newer than its
%% source stays.
compile(Here, Work, Wanted) ->
    Suites = [{directory(Work, App), Name ++ "_SUITE.erl"} || S <- Wanted, [App, Name] <- [string:lexemes(S, "/")]],
    Helpers = [{Dir, File} || Dir <- lists:usort([D || {D, _} <- Suites]), File <- filelib:wildcard("*.erl", Dir),
                              not lists:suffix("_SUITE.erl", File) orelse File =:= "z_SUITE.erl",
                              not lists:prefix("re_testoutput", File) orelse lists:member({Dir, "re_SUITE.erl"}, Suites)],
    Run = [{Here, "suite_run.erl"}, {Here, "ts_install_cth.erl"}],
    Stale = [W || {Dir, File} = W <- Run ++ Helpers ++ Suites,
                  filelib:last_modified(beam(Here, Work, W)) =< filelib:last_modified(filename:join(Dir, File))],
    Failed = lists:append([compile_in(Dir, [W || {D, _} = W <- Stale, D =:= Dir], Here, Work) || Dir <- lists:usort([D || {D, _} <- Stale])]),
    ok = file:set_cwd(Work),
    Failed =:= [] orelse stop("not compiled: ~ts", [lists:join(" ", Failed)]),
    io:format("~w modules compiled~n", [length(Stale)]).

beam(Here, Work, {Here, File}) -> filename:join([Work, "ebin", filename:rootname(File) ++ ".beam"]);
beam(_, _, {Dir, File}) -> filename:join(Dir, filename:rootname(File) ++ ".beam").

%% Common Test as Debian has it lacks two scripts that its logs show, links to another package: a copy that has them, empty.
common_test(Work, Otp) ->
    [From] = filelib:wildcard(filename:join(Otp, "lib/common_test-*")),
    To = filename:join(Work, "common_test"),
    Files = [F || Sub <- ["ebin", "priv"], {ok, Names} <- [file:list_dir(filename:join(From, Sub))], N <- Names, F <- [filename:join(Sub, N)]],
    [begin
         ok = filelib:ensure_dir(filename:join(To, F)),
         case file:copy(filename:join(From, F), filename:join(To, F)) of
             {ok, _} -> ok;
             {error, enoent} -> ok = file:write_file(filename:join(To, F), "")
         end
     end || F <- Files].

%% Compiles modules of one directory by their names alone: these stand in stack traces, which suites look at.
compile_in(Dir, Modules, Here, Work) ->
    ok = file:set_cwd(Dir),
    Compile = fun({_, File} = Module) -> compile_one(Work, File, filename:dirname(beam(Here, Work, Module))) end,
    lists:append(parallel(Compile, Modules, erlang:system_info(schedulers_online))).

compile_one(Work, File, Out) ->
    Library = filename:join([Work, "source", "lib"]),
    Flags = [report_errors, debug_info, {outdir, Out}, {i, Library}, {i, filename:join(Library, "kernel/include")},
             {i, filename:join(Library, "stdlib/include")}],
    ok = filelib:ensure_dir(filename:join(Out, "x")),
    case compile:file(File, Flags) of
        {ok, _} -> [];
        error -> [File]
    end.

parallel(Function, Items, Jobs) ->
    {Now, Later} = lists:split(min(Jobs, length(Items)), Items),
    collect(Function, Later, [start(Function, I) || I <- Now], []).

start(Function, Item) -> {Item, spawn_monitor(fun() -> exit({result, Function(Item)}) end)}.

collect(_, [], [], Results) -> lists:reverse(Results);
collect(Function, Later, Running, Results) ->
    receive
        {'DOWN', Monitor, process, Pid, {result, Result}} ->
            Rest = [R || {_, Job} = R <- Running, Job =/= {Pid, Monitor}],
            case Later of
                [] -> collect(Function, [], Rest, [Result | Results]);
                [Next | After] -> collect(Function, After, Rest ++ [start(Function, Next)], [Result | Results])
            end;
        {'DOWN', _, process, _, Reason} -> exit(Reason)
    end.

%% Runs a suite: [{Suite, Case, Verdict}]. When the machine dies or hangs the case that ran has failed, and
%% the suite is run again without it.
run(Suite, #{results := Results} = Context) ->
    Logs = filename:join(Results, filename:flatten(string:replace(Suite, "/", "."))),
    file:del_dir_r(Logs),
    ok = filelib:ensure_dir(filename:join(Logs, "x")),
    Begun = erlang:monotonic_time(millisecond),
    %% What does not pass on OTP 27 need not be run: some of it hangs.
    Verdicts = maps:without([C || {S, C} <- maps:get(failing, Context), S =:= Suite], again(Suite, Logs, Context, #{})),
    Took = (erlang:monotonic_time(millisecond) - Begun) / 1000,
    Passed = length([C || {C, pass} <- maps:to_list(Verdicts)]),
    io:format("~-26ts ~4w passed of ~4w ~8.1f s~n", [Suite, Passed, map_size(Verdicts), Took]),
    [{Suite, atom_to_list(Case), Verdict} || {Case, Verdict} <- lists:sort(maps:to_list(Verdicts))].

again(Suite, Logs, Context, Fatal) ->
    Out = filename:join(Logs, "events"),
    file:delete(Out),
    Status = machine(Suite, Logs, Out, maps:keys(Fatal), Context),
    Events = case file:consult(Out) of
                 {ok, Terms} -> Terms;
                 {error, Reason} -> [{ended, Reason}]
             end,
    Verdicts = maps:merge(lists:foldl(fun note/2, #{}, Events), Fatal),
    case lists:keyfind(ended, 1, Events) of
        {ended, _} -> Verdicts;
        false ->
            Why = {fail, "the machine " ++ Status},
            case [C || {started, C} <- Events] -- [C || {done, C, _} <- Events] of
                [Case | _] = Open when not is_map_key(Case, Fatal), map_size(Fatal) < 20 ->
                    again(Suite, Logs, Context, maps:merge(Fatal, #{C => Why || C <- Open}));
                _ -> Verdicts#{run => Why}
            end
    end.

%% The worst of what a case came to in the groups that it is in.
note({done, Case, Verdict}, Verdicts) when is_atom(Case) ->
    case not is_configuration(Case) of
        true -> maps:update_with(Case, fun(Before) -> worst(Before, Verdict) end, Verdict, Verdicts);
        false -> Verdicts
    end;
note(_, Verdicts) -> Verdicts.

is_configuration(Case) ->
    lists:member(Case, [init_per_suite, end_per_suite, init_per_group, end_per_group, init_per_testcase, end_per_testcase]).

worst({fail, _} = Before, _) -> Before;
worst(_, {fail, _} = Now) -> Now;
worst({skip, _} = Before, _) -> Before;
worst(_, Now) -> Now.

%% Runs the machine to its end: how that was.
machine(Suite, Logs, Out, Fatal, #{work := Work, machine := {Program, First}, cases := Cases, marks := Marks, failing := Failing}) ->
    Skip = Fatal ++ [C || {S, C} <- Failing, S =:= Suite],
    Groups = [list_to_atom(G) || "-" ++ G <- maps:get(Suite, Marks)],
    [App, Name] = string:lexemes(Suite, "/"),
    Dir = directory(Work, App),
    %% Nodes of other runs may be there too.
    Node = "suites_" ++ os:getpid() ++ "_" ++ Name,
    Args = First ++ ["-sname", Node, "-noshell", "-pa", filename:join(Work, "common_test/ebin"), filename:join(Work, "ebin"), Dir, "-s", "suite_run", "main", "-extra",
                     Logs, Dir, Name ++ "_SUITE", Out, lists:flatten(io_lib:format("~0p", [{Skip, Groups}])) | Cases],
    Output = filename:join(Logs, "output"),
    {ok, File} = file:open(Output, [write, raw]),
    Limited = ["-c", "ulimit -v " ++ integer_to_list(?MEMORY) ++ "; exec \"$0\" \"$@\"", Program | Args],
    Port = open_port({spawn_executable, "/bin/sh"},
                     [{args, Limited}, {cd, Logs}, exit_status, stderr_to_stdout, binary, hide,
                      {env, [{"ERL_FLAGS", false}, {"ERL_LIBS", false}, {"ERL_CRASH_DUMP", filename:join(Logs, "crash.dump")},
                             {"ERL_TOP", filename:join(Work, "source")}, {"LC_ALL", "C.UTF-8"}]}]),
    {os_pid, Pid} = erlang:port_info(Port, os_pid),
    Status = wait(Port, Pid, File, Out, filelib:file_size(Out), now_ms()),
    file:close(File),
    Status.

wait(Port, Pid, File, Out, Size, Since) ->
    receive
        {Port, {data, Data}} -> file:write(File, Data), wait(Port, Pid, File, Out, Size, Since);
        {Port, {exit_status, 0}} -> "ended";
        {Port, {exit_status, Status}} -> "ended with status " ++ integer_to_list(Status)
    after 1000 ->
            case filelib:file_size(Out) of
                Size ->
                    case now_ms() - Since > ?PATIENCE of
                        true -> os:cmd("kill -KILL " ++ integer_to_list(Pid)), "hung";
                        false -> wait(Port, Pid, File, Out, Size, Since)
                    end;
                More -> wait(Port, Pid, File, Out, More, now_ms())
            end
    end.

now_ms() -> erlang:monotonic_time(millisecond).

write_reference(File, Verdicts) ->
    Suites = lists:usort([S || {S, _, _} <- Verdicts]),
    Others = case filelib:is_file(File) of
                 true -> [{S, C, list_to_atom(V)} || [S, C, V] <- lines(File), not lists:member(S, Suites)];
                 false -> []
             end,
    Lines = [io_lib:format("~ts ~ts ~ts~n", [S, C, V]) || {S, C, V} <- lists:sort(Others ++ [{S, C, word(V)} || {S, C, V} <- Verdicts])],
    ok = file:write_file(File, ["# What each case comes to on OTP 27: written by `tests/otp/run --reference`.\n" | Lines]).

word(pass) -> pass;
word({Word, _}) -> Word.

%% Compares with the reference and with what is known to fail; ends the program.
judge(Here, Verdicts, Whole) ->
    Suites = lists:usort([S || {S, _, _} <- Verdicts]),
    Should = [{S, C} || [S, C, "pass"] <- lines(filename:join(Here, "reference.txt")), lists:member(S, Suites)],
    Known = [case L of
                 [S, C, _ | _] -> {S, C};
                 _ -> stop("expected_failures.txt: not `SUITE CASE REASON`: ~ts", [lists:join(" ", L)])
             end || L <- lines(filename:join(Here, "expected_failures.txt"))],
    Ours = #{{S, C} => V || {S, C, V} <- Verdicts},
    Passed = [K || K <- Should, maps:get(K, Ours, none) =:= pass],
    Failed = [{K, maps:get(K, Ours, {fail, "it was not run"})} || K <- Should -- Passed, Whole orelse is_map_key(K, Ours)],
    Worse = [F || {K, _} = F <- Failed, not lists:member(K, Known)],
    Better = [K || K <- Known, maps:get(K, Ours, none) =:= pass],
    Stray = [K || {S, _} = K <- Known, lists:member(S, Suites), not lists:member(K, Should)],
    [io:format("FAILED ~ts ~ts: ~ts~n", [S, C, reason(V)]) || {{S, C}, V} <- Worse],
    [io:format("PASSES, but stands in expected_failures.txt: ~ts ~ts~n", [S, C]) || {S, C} <- Better],
    [io:format("stands in expected_failures.txt, but does not pass on OTP 27: ~ts ~ts~n", [S, C]) || {S, C} <- Stray],
    Of = length(Passed) + length(Failed),
    io:format("~w of ~w cases that pass on OTP 27 pass (~.1f %), ~w expected failures, ~w other failures~n",
              [length(Passed), Of, 100 * length(Passed) / max(Of, 1), length(Failed) - length(Worse), length(Worse)]),
    halt(case {Worse, Better, Stray} of {[], [], []} -> 0; _ -> 1 end).

reason({fail, Text}) -> Text;
reason({skip, Text}) -> "skipped: " ++ Text.
