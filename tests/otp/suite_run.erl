%% Runs one suite on the machine that is tested: `erl -noshell -s suite_run main LOGS DIR SUITE OUT {SKIP,GROUPS} CASE…`, without the
%% cases SKIP and the GROUPS. It is Common Test's
%% event handler too: each case's beginning and end is a term in the file OUT at once, so that who waits outside knows
%% how far it has come when the machine dies.
-module(suite_run).
-behaviour(gen_event).
-export([main/0]).
-export([init/1, handle_event/2, handle_call/2]).

-include_lib("common_test/include/ct_event.hrl").

main() ->
    [Logs, Dir, Suite, Out, Skipped | Cases] = init:get_plain_arguments(),
    Module = list_to_atom(Suite),
    {ok, Skip, _} = erl_scan:string(Skipped ++ "."),
    {ok, {ToSkip, Groups}} = erl_parse:parse_term(Skip),
    What = case Cases of
               [] -> {suites, Dir, [Module]};
               _ -> {cases, Dir, Module, [list_to_atom(C) || C <- Cases]}
           end,
    Spec = filename:join(Logs, "suite.spec"),
    ok = file:write_file(Spec, [io_lib:format("~p.~n", [T]) || T <- [What, {skip_cases, Dir, Module, ToSkip, "left out"}] ++
                                     [{skip_groups, Dir, Module, Groups, "benchmarks"} || Groups =/= []]]),
    Result = (catch ct:run_test([{spec, Spec}, {logdir, Logs}, {auto_compile, false}, {enable_builtin_hooks, false}, {multiply_timetraps, 5}, {event_handler, [{?MODULE, Out}]},
                                 {abort_if_missing_suites, true}])),
    tell(Out, {ended, Result}),
    halt(0).

init([]) -> {error, no_file};
init(Out) -> {ok, Out}.

handle_event(#event{name = tc_start, data = {_, Case}}, Out) -> tell(Out, {started, name(Case)}), {ok, Out};
handle_event(#event{name = tc_done, data = {_, Case, Result}}, Out) -> tell(Out, {done, name(Case), Result}), {ok, Out};
handle_event(#event{name = Skip, data = {_, Case, Reason}}, Out) when Skip =:= tc_user_skip; Skip =:= tc_auto_skip ->
    tell(Out, {done, name(Case), {skipped, Reason}}), {ok, Out};
handle_event(_, Out) -> {ok, Out}.

handle_call(_, Out) -> {ok, ok, Out}.

name({Name, _}) -> Name;
name({Name, _, _}) -> Name;
name(Name) -> Name.

tell(Out, Term) ->
    %% Lines, and no terms that can't be read again: funs and pids are text.
    Line = case Term of
               {done, Case, Result} -> {done, Case, verdict(Result)};
               {ended, {Ok, Failed, {User, Auto}}} -> {ended, {Ok, Failed, User, Auto}};
               {ended, Other} -> {ended, text(Other)};
               Started -> Started
           end,
    ok = file:write_file(Out, io_lib:format("~0tp.~n", [Line]), [append]).

verdict(ok) -> pass;
verdict({ok, _}) -> pass;
verdict({skipped, Reason}) -> {skip, text(Reason)};
verdict({auto_skipped, Reason}) -> {skip, text(Reason)};
verdict({_, Reason}) -> {fail, text(Reason)};
verdict(Other) -> {fail, text(Other)}.

text(Term) -> unicode:characters_to_list(io_lib:format("~0tP", [Term, 40])).
