%% Loading, replacing, deleting and purging modules. The versions of `reloaded` are in fixtures/, compiled by compile.escript.
-module(code_loading).
-include("diff.hrl").

cases() ->
    [load, replace, not_purged, refused, prepared_once, prepared_twice, prepared_on_load, finish_badarg, check_code, check_own_code,
     soft_purge, purge_kills, purge_spares, purge_nothing, delete, delete_unknown, delete_twice, call_deleted, funs_of_old_code,
     funs_of_purged_code, funs_of_the_same_version, funs_in_messages, named_funs, literals_of_purged_code, literals_everywhere,
     hibernated, spawned, on_load_ok, on_load_fails, on_load_replaces, on_load_errors, custom_error_handler, custom_lambda_handler,
     purge_by_others, chunks, md5, info, nif_library, exported].

-define(M, reloaded).

beam(Version) -> list_to_binary(element(2, lists:keyfind(Version, 1, ?fixtures))).

load(Version) -> erlang:load_module(?M, beam(Version)).

%% Nothing is left of any version, before and after.
fresh(Case) ->
    clean(),
    try Case() after clean() end.

clean() ->
    catch erlang:purge_module(?M),
    catch erlang:delete_module(?M),
    catch erlang:purge_module(?M).

%% A process that runs the present version for sure.
looping() ->
    P = spawn(?M, loop, []),
    _ = version_of(P),
    P.

version_of(P) -> P ! {self(), version}, receive {P, V} -> V after 5000 -> none end.
upgrade(P) -> P ! {self(), upgrade}, receive {P, ok} -> ok end.

load() -> fresh(fun() -> [erlang:module_loaded(?M), load(1), ?M:version(), erlang:module_loaded(?M)] end).
replace() -> fresh(fun() -> [load(1), ?M:version(), erlang:check_old_code(?M), load(2), ?M:version(), erlang:check_old_code(?M)] end).

not_purged() ->
    fresh(fun() -> [load(1), load(2), load(1), ?M:version(), erlang:purge_module(?M), load(1), ?M:version()] end).

refused() ->
    Beam = beam(1),
    [erlang:prepare_loading(?M, <<"not a module">>), erlang:prepare_loading(other, Beam),
     erlang:prepare_loading(?M, binary:part(Beam, 0, byte_size(Beam) div 2)), class(fun() -> erlang:prepare_loading("list", Beam) end),
     ?T(erlang:prepare_loading(?M, not_a_binary)), erlang:load_module(?M, <<"FOR1">>)].

prepared_once() ->
    fresh(fun() ->
        P = erlang:prepare_loading(?M, beam(1)),
        [is_reference(P), erlang:module_loaded(?M), erlang:has_prepared_code_on_load(P), erlang:finish_loading([P]), ?M:version(),
         ?T(erlang:finish_loading([P])), ?T(erlang:has_prepared_code_on_load(P))]
    end).

prepared_twice() ->
    fresh(fun() ->
        [A, B] = [erlang:prepare_loading(?M, beam(V)) || V <- [1, 2]],
        [erlang:finish_loading([A, B]), erlang:module_loaded(?M), erlang:finish_loading([B]), ?M:version(), erlang:finish_loading([A]),
         ?M:version()]
    end).

prepared_on_load() ->
    fresh(fun() ->
        [A, B] = [erlang:prepare_loading(?M, beam(V)) || V <- [on_load, 1]],
        [erlang:has_prepared_code_on_load(A), class(fun() -> erlang:finish_loading([A, B]) end), class(fun() -> erlang:finish_loading([B, A]) end)]
    end).

finish_badarg() -> ?BS(erlang, finish_loading, [[ok], [[ok]], [[make_ref()]], [[a | b]], [[]]]).

check_code() ->
    fresh(fun() ->
        load(1),
        P = looping(),
        A = erlang:check_process_code(P, ?M),
        load(2),
        B = erlang:check_process_code(P, ?M),
        upgrade(P),
        C = erlang:check_process_code(P, ?M),
        P ! stop,
        [A, B, C, ?T(erlang:check_process_code(P, "m")), ?T(erlang:check_process_code(pid, ?M))]
    end).

%% Frames count, though the process is elsewhere just now.
check_own_code() ->
    fresh(fun() ->
        load(1),
        Look = fun() -> load(2), erlang:check_process_code(self(), ?M) end,
        [?M:wait(Look), erlang:check_process_code(self(), ?M)]
    end).

soft_purge() ->
    fresh(fun() ->
        load(1),
        P = looping(),
        load(2),
        A = erts_code_purger:soft_purge(?M),
        V = version_of(P),
        upgrade(P),
        W = version_of(P),
        [A, V, W, erts_code_purger:soft_purge(?M), erlang:check_old_code(?M), version_of(P), is_process_alive(P), P ! stop]
    end).

purge_kills() ->
    fresh(fun() ->
        load(1),
        {P, R} = spawn_monitor(?M, loop, []),
        1 = version_of(P),
        load(2),
        A = erts_code_purger:purge(?M),
        [A, receive {'DOWN', R, process, P, Why} -> Why end, erlang:check_old_code(?M), ?M:version()]
    end).

purge_spares() ->
    fresh(fun() ->
        load(1),
        Ps = [looping() || _ <- lists:seq(1, 20)],
        load(2),
        [upgrade(P) || P <- Ps],
        [erts_code_purger:purge(?M), lists:usort([version_of(P) || P <- Ps]), [P ! stop || P <- Ps]]
    end).

purge_nothing() ->
    fresh(fun() ->
        [?T(erlang:purge_module(?M)), erts_code_purger:purge(?M), erts_code_purger:soft_purge(?M), ?T(erlang:purge_module("m"))]
    end).

delete() ->
    fresh(fun() ->
        load(1),
        P = looping(),
        [erlang:delete_module(?M), erlang:module_loaded(?M), erlang:check_old_code(?M), version_of(P), erlang:purge_module(?M),
         is_process_alive(P)]
    end).

delete_unknown() -> [erlang:delete_module(no_such_module_at_all), ?T(erlang:delete_module("m"))].
delete_twice() -> fresh(fun() -> load(1), load(2), [?T(erlang:delete_module(?M)), ?M:version()] end).
call_deleted() -> fresh(fun() -> load(1), erlang:delete_module(?M), [?T(?M:version()), ?T(apply(?M, version, []))] end).

funs_of_old_code() -> fresh(fun() -> load(1), E = ?M:env(x), load(2), [E(y), (?M:env(x))(y), erlang:fun_info(E, arity)] end).

funs_of_purged_code() ->
    fresh(fun() ->
        load(1),
        [E, L] = [?M:env(x), lists:last(?M:literals())],
        load(2),
        erlang:purge_module(?M),
        [class(fun() -> E(y) end), class(fun() -> L() end), class(fun() -> apply(E, [y]) end), class(fun() -> lists:map(E, [1]) end),
         (?M:env(x))(y), is_function(E, 1), erlang:fun_info(E, module), class(fun() -> E(too, many) end)]
    end).

class(F) -> try F() catch C:{R, _} -> {C, R}; C:R -> {C, R} end.

%% A fun of a version that comes again is good again.
funs_of_the_same_version() ->
    fresh(fun() ->
        load(1),
        E = ?M:env(x),
        load(2),
        erlang:purge_module(?M),
        A = class(fun() -> E(y) end),
        load(1),
        B = E(z),
        erlang:purge_module(?M),
        [A, B, E(a), E =:= ?M:env(x)]
    end).

funs_in_messages() ->
    fresh(fun() ->
        load(1),
        P = looping(),
        E = ?M:env(x),
        load(2),
        upgrade(P),
        P ! {self(), call, fun() -> E(1) end},
        A = receive {P, X} -> X end,
        erlang:purge_module(?M),
        P ! {self(), call, fun() -> class(fun() -> E(1) end) end},
        B = receive {P, Y} -> Y end,
        P ! stop,
        [A, B]
    end).

named_funs() ->
    fresh(fun() ->
        load(1),
        [N, X] = [?M:named(), fun ?M:version/0],
        load(2),
        A = [N(), X()],
        erlang:purge_module(?M),
        [A, class(N), X()]
    end).

literals_of_purged_code() ->
    fresh(fun() ->
        load(1),
        L = ?M:literals(),
        load(2),
        erlang:purge_module(?M),
        load(1),
        erlang:garbage_collect(),
        lists:droplast(L)
    end).

%% In the dictionary, in the queue, behind other terms, in other processes; and old ones, after collections.
literals_everywhere() ->
    fresh(fun() ->
        load(1),
        L = lists:droplast(?M:literals()),
        put(literals, {here, L}),
        self() ! {message, L},
        Old = [{N, L} || N <- lists:seq(1, 2000)],
        erlang:garbage_collect(),
        erlang:garbage_collect(),
        Self = self(),
        Others = [spawn_link(fun() -> receive go -> Self ! {self(), erlang:phash2({N, L})} end end) || N <- lists:seq(1, 10)],
        load(2),
        erlang:purge_module(?M),
        load(1),
        erlang:purge_module(?M),
        [P ! go || P <- Others],
        Sums = [receive {P, Sum} -> Sum end || P <- Others],
        Message = receive {message, M} -> M end,
        [erase(literals) =:= {here, Message}, Message, erlang:phash2(Old), Sums,
         lists:all(fun({_, O}) -> O =:= Message end, Old)]
    end).

hibernated() ->
    fresh(fun() ->
        load(1),
        P = spawn(?M, sleep, []),
        asleep(P),
        load(2),
        [erts_code_purger:purge(?M), version_of(P)]
    end).

asleep(P) ->
    case process_info(P, current_function) of
        {_, {erlang, hibernate, 3}} -> ok;
        _ -> erlang:yield(), asleep(P)
    end.

spawned() -> fresh(fun() -> load(1), P = looping(), Q = spawn(fun() -> receive stop -> ok end end), load(2),
    [erlang:check_process_code(Q, ?M), erts_code_purger:purge(?M), is_process_alive(Q), is_process_alive(P), Q ! stop] end).

on_load_ok() ->
    fresh(fun() ->
        A = load(on_load),
        [A, erlang:module_loaded(?M), ?T(?M:version()), erlang:call_on_load_function(?M), erlang:finish_after_on_load(?M, true), ?M:version(),
         erlang:module_loaded(?M), ?T(erlang:call_on_load_function(?M))]
    end).

on_load_fails() ->
    fresh(fun() ->
        [load(on_load_no), erlang:call_on_load_function(?M), erts_code_purger:finish_after_on_load(?M, false), erlang:module_loaded(?M),
         ?T(?M:version()), erlang:check_old_code(?M)]
    end).

%% Until it has returned, the version before is called; after it has failed, too.
on_load_replaces() ->
    fresh(fun() ->
        load(1),
        A = [load(on_load_no), ?M:version(), erlang:call_on_load_function(?M), erts_code_purger:finish_after_on_load(?M, false),
             ?M:version(), erlang:check_old_code(?M)],
        [A, load(on_load), ?M:version(), erlang:call_on_load_function(?M), erlang:finish_after_on_load(?M, true), ?M:version(),
         erlang:check_old_code(?M)]
    end).

on_load_errors() ->
    [?T(erlang:finish_after_on_load(no_such_module_at_all, true)), ?T(erlang:finish_after_on_load(?M, maybe_so)),
     ?T(erlang:call_on_load_function(no_such_module_at_all)), ?T(erlang:call_on_load_function(lists))].

custom_error_handler() ->
    process_flag(error_handler, ?MODULE),
    A = [no_such_module_at_all:f(1, 2), apply(no_such_module_at_all, g, []), (fun no_such_module_at_all:h/1)(x)],
    process_flag(error_handler, error_handler),
    [A, ?T(no_such_module_at_all:f(1, 2))].

undefined_function(M, F, Args) -> {undefined, M, F, Args}.
undefined_lambda(M, F, Args) -> {lambda, M, is_function(F, length(Args)), Args}.

custom_lambda_handler() ->
    fresh(fun() ->
        load(1),
        E = ?M:env(x),
        erlang:delete_module(?M),
        A = E(y),
        erlang:purge_module(?M),
        process_flag(error_handler, ?MODULE),
        B = E(y),
        process_flag(error_handler, error_handler),
        [A, B]
    end).

purge_by_others() ->
    [class(fun() -> erts_internal:purge_module(?M, prepare) end),
     class(fun() -> erts_internal:check_dirty_process_code(self(), ?M) end)].

chunks() ->
    Beam = beam(1),
    [is_binary(erts_internal:beamfile_chunk(Beam, "Code")), erts_internal:beamfile_chunk(Beam, "none"),
     erts_internal:beamfile_chunk(<<"no beam">>, "Code"), class(fun() -> erts_internal:beamfile_chunk(Beam, "Cod") end),
     class(fun() -> erts_internal:beamfile_chunk(Beam, code) end), ?T(erts_internal:beamfile_chunk(beam, "Code"))].

md5() ->
    fresh(fun() ->
        load(1),
        [erts_internal:beamfile_module_md5(beam(1)) =:= ?M:module_info(md5), erts_internal:beamfile_module_md5(<<"no beam">>),
         ?T(erts_internal:beamfile_module_md5(beam))]
    end).

info() ->
    fresh(fun() -> load(1), A = length(?M:module_info(exports)), load(2), [A, lists:sort(?M:module_info(exports)), ?M:module_info(module)] end).

nif_library() -> [case erlang:load_nif("/no/such/library", 0) of {error, {Why, Text}} -> {Why, is_list(Text)} end, ?T(erlang:load_nif(1, 0))].

exported() ->
    fresh(fun() ->
        A = erlang:function_exported(?M, version, 0),
        load(1),
        B = erlang:function_exported(?M, version, 0),
        erlang:delete_module(?M),
        [A, B, erlang:function_exported(?M, version, 0)]
    end).
