{module, torture}.  %% version = 0

{exports, [{allocator,1},
           {echo,1},
           {leaf,2},
           {main,3},
           {module_info,0},
           {module_info,1},
           {named,2},
           {spinner,0},
           {victim,1}]}.

{attributes, []}.

{labels, 710}.


{function, main, 3, 2}.
  {label,1}.
    {line,[{location,"torture.erl",8}]}.
    {func_info,{atom,torture},{atom,main},3}.
  {label,2}.
    {allocate,5,3}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {move,{x,2},{y,2}}.
    {move,{x,1},{y,3}}.
    {move,{x,0},{y,4}}.
    {move,{atom,true},{x,1}}.
    {move,{atom,trap_exit},{x,0}}.
    {line,[{location,"torture.erl",9}]}.
    {call_ext,2,{extfunc,erlang,process_flag,2}}.
    {move,{y,2},{x,1}}.
    {init_yregs,{list,[{y,2}]}}.
    {move,{atom,torture_versions},{x,0}}.
    {line,[{location,"torture.erl",10}]}.
    {call_ext,2,{extfunc,persistent_term,put,2}}.
    {move,{atom,reloaded},{x,0}}.
    {line,[{location,"torture.erl",12}]}.
    {call_ext,1,{extfunc,erts_code_purger,soft_purge,1}}.
    {call_ext,0,{extfunc,erlang,processes,0}}.
    {line,[{location,"torture.erl",13}]}.
    {gc_bif,length,{f,0},1,[{x,0}],{y,2}}.
    {line,[{location,"torture.erl",14}]}.
    {gc_bif,'div',{f,0},0,[{y,4},{integer,4}],{x,0}}.
    {move,{y,2},{x,2}}.
    {move,{y,3},{x,1}}.
    {call,3,{f,5}}. % part/3
    {'%',{var_info,{x,0},[{type,{t_number,any}}]}}.
    {move,{x,0},{y,1}}.
    {line,[{location,"torture.erl",15}]}.
    {call,0,{f,16}}. % level/0
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_cons,
                     {t_tuple,2,true,
                         #{1 => {t_atom,[binary,code,ets,processes]}}},
                     nil}}]}}.
    {test_heap,4,1}.
    {put_tuple2,{x,1},{list,[{atom,first_part},{y,1},{x,0}]}}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{x,0}}.
    {line,[{location,"torture.erl",16}]}.
    {call_ext,1,{extfunc,erlang,display,1}}.
    {line,[{location,"torture.erl",17}]}.
    {gc_bif,'div',{f,0},0,[{tr,{y,4},{t_integer,any}},{integer,4}],{x,0}}.
    {gc_bif,'-',
            {f,0},
            1,
            [{tr,{y,4},{t_integer,any}},{tr,{x,0},{t_integer,any}}],
            {x,0}}.
    {move,{y,2},{x,2}}.
    {move,{y,3},{x,1}}.
    {init_yregs,{list,[{y,2},{y,3},{y,4}]}}.
    {call,3,{f,5}}. % part/3
    {'%',{var_info,{x,0},[{type,{t_number,any}}]}}.
    {move,{x,0},{y,4}}.
    {line,[{location,"torture.erl",18}]}.
    {call,0,{f,16}}. % level/0
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_cons,
                     {t_tuple,2,true,
                         #{1 => {t_atom,[binary,code,ets,processes]}}},
                     nil}}]}}.
    {move,{x,0},{x,1}}.
    {move,{y,0},{x,0}}.
    {move,{y,1},{y,3}}.
    {trim,3,2}.
    {call,2,{f,18}}. % grown/2
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_list,
                     {t_tuple,3,true,
                         #{1 => {t_atom,[binary,code,ets,processes]},
                           2 => {t_integer,any}}},
                     nil}}]}}.
    {test,is_nil,
          {f,3},
          [{tr,{x,0},
               {t_list,{t_tuple,3,true,
                                #{1 => {t_atom,[binary,code,ets,processes]},
                                  2 => {t_integer,any}}},
                       nil}}]}.
    {line,[{location,"torture.erl",19}]}.
    {gc_bif,'+',
            {f,0},
            0,
            [{tr,{y,0},{t_number,any}},{tr,{y,1},{t_number,any}}],
            {x,0}}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{atom,ok},{x,0}]}}.
    {deallocate,2}.
    return.
  {label,3}.
    {line,[{location,"torture.erl",18}]}.
    {badmatch,{x,0}}.


{function, part, 3, 5}.
  {label,4}.
    {line,[{location,"torture.erl",21}]}.
    {func_info,{atom,torture},{atom,part},3}.
  {label,5}.
    {'%',{var_info,{x,0},[{type,{t_integer,any}}]}}.
    {'%',{var_info,{x,2},[{type,{t_integer,{0,288230376151711743}}}]}}.
    {allocate,3,3}.
    {move,{x,2},{y,0}}.
    {move,{x,1},{y,1}}.
    {move,{x,0},{y,2}}.
    {move,{atom,millisecond},{x,0}}.
    {line,[{location,"torture.erl",22}]}.
    {call_ext,1,{extfunc,erlang,monotonic_time,1}}.
    {gc_bif,'+',{f,0},1,[{x,0},{tr,{y,2},{t_integer,any}}],{y,2}}.
    {test_heap,{alloc,[{words,105},{floats,0},{funs,21}]},0}.
    {make_fun3,{f,45},0,0,{x,0},{list,[]}}.
    {'%',{var_info,{x,0},[{fun_type,{t_cons,{t_atom,[ok]},nil}}]}}.
    {make_fun3,{f,58},0,0,{x,1},{list,[]}}.
    {'%',{var_info,{x,1},[{fun_type,{t_atom,[ok]}}]}}.
    {make_fun3,{f,83},0,0,{x,2},{list,[]}}.
    {'%',{var_info,{x,2},[{fun_type,{t_atom,[ok]}}]}}.
    {make_fun3,{f,101},0,0,{x,3},{list,[]}}.
    {'%',{var_info,{x,3},[{fun_type,{t_atom,[ok]}}]}}.
    {make_fun3,{f,106},0,0,{x,4},{list,[]}}.
    {'%',{var_info,{x,4},[{fun_type,{t_atom,[ok]}}]}}.
    {make_fun3,{f,114},0,0,{x,5},{list,[]}}.
    {'%',{var_info,{x,5},[{fun_type,{t_atom,[ok]}}]}}.
    {make_fun3,{f,144},0,0,{x,6},{list,[]}}.
    {'%',{var_info,{x,6},[{fun_type,{t_atom,[ok]}}]}}.
    {make_fun3,{f,159},0,0,{x,7},{list,[]}}.
    {'%',{var_info,{x,7},[{fun_type,{t_atom,[ok]}}]}}.
    {make_fun3,{f,169},0,0,{x,8},{list,[]}}.
    {'%',{var_info,{x,8},[{fun_type,{t_atom,[undefined]}}]}}.
    {make_fun3,{f,183},0,0,{x,9},{list,[]}}.
    {'%',{var_info,{x,9},[{fun_type,{t_atom,[true]}}]}}.
    {make_fun3,{f,207},0,0,{x,10},{list,[]}}.
    {'%',{var_info,{x,10},[{fun_type,{t_atom,[ok]}}]}}.
    {make_fun3,{f,218},0,0,{x,11},{list,[]}}.
    {'%',{var_info,{x,11},[{fun_type,{t_atom,[false]}}]}}.
    {make_fun3,{f,224},0,0,{x,12},{list,[]}}.
    {'%',{var_info,{x,12},[{fun_type,{t_atom,[ok]}}]}}.
    {make_fun3,{f,246},0,0,{x,13},{list,[]}}.
    {'%',{var_info,{x,13},[{fun_type,{t_atom,[ok]}}]}}.
    {make_fun3,{f,278},0,0,{x,14},{list,[]}}.
    {'%',{var_info,{x,14},[{fun_type,{t_atom,[ok]}}]}}.
    {make_fun3,{f,288},0,0,{x,15},{list,[]}}.
    {make_fun3,{f,302},0,0,{x,16},{list,[]}}.
    {'%',{var_info,{x,16},[{fun_type,{t_atom,[undefined]}}]}}.
    {make_fun3,{f,338},0,0,{x,17},{list,[]}}.
    {'%',{var_info,{x,17},[{fun_type,{t_atom,[undefined]}}]}}.
    {make_fun3,{f,358},0,0,{x,18},{list,[]}}.
    {'%',{var_info,{x,18},[{fun_type,{t_cons,{t_atom,[ok]},nil}}]}}.
    {make_fun3,{f,376},0,0,{x,19},{list,[]}}.
    {'%',{var_info,{x,19},[{fun_type,{t_cons,{t_atom,[ok]},nil}}]}}.
    {make_fun3,{f,387},0,0,{x,20},{list,[]}}.
    {'%',{var_info,{x,20},[{fun_type,{t_cons,{t_atom,[true]},nil}}]}}.
    {put_tuple2,{x,20},{list,[{atom,reloads},{x,20}]}}.
    {put_list,{x,20},nil,{x,20}}.
    {put_tuple2,{x,19},{list,[{atom,persistent},{x,19}]}}.
    {put_list,{x,19},{x,20},{x,19}}.
    {put_tuple2,{x,18},{list,[{atom,named_tables},{x,18}]}}.
    {put_list,{x,18},{x,19},{x,18}}.
    {put_tuple2,{x,17},{list,[{atom,fixed},{x,17}]}}.
    {put_list,{x,17},{x,18},{x,17}}.
    {put_tuple2,{x,16},{list,[{atom,given},{x,16}]}}.
    {put_list,{x,16},{x,17},{x,16}}.
    {put_tuple2,{x,15},{list,[{atom,long},{x,15}]}}.
    {put_list,{x,15},{x,16},{x,15}}.
    {put_tuple2,{x,14},{list,[{atom,collected},{x,14}]}}.
    {put_list,{x,14},{x,15},{x,14}}.
    {put_tuple2,{x,13},{list,[{atom,requests},{x,13}]}}.
    {put_list,{x,13},{x,14},{x,13}}.
    {put_tuple2,{x,12},{list,[{atom,replies},{x,12}]}}.
    {put_list,{x,12},{x,13},{x,12}}.
    {put_tuple2,{x,11},{list,[{atom,aliases},{x,11}]}}.
    {put_list,{x,11},{x,12},{x,11}}.
    {put_tuple2,{x,10},{list,[{atom,trees},{x,10}]}}.
    {put_list,{x,10},{x,11},{x,10}}.
    {put_tuple2,{x,9},{list,[{atom,calls},{x,9}]}}.
    {put_list,{x,9},{x,10},{x,9}}.
    {put_tuple2,{x,8},{list,[{atom,infos},{x,8}]}}.
    {put_list,{x,8},{x,9},{x,8}}.
    {put_tuple2,{x,7},{list,[{atom,suspenders},{x,7}]}}.
    {put_list,{x,7},{x,8},{x,7}}.
    {put_tuple2,{x,6},{list,[{atom,suspended},{x,6}]}}.
    {put_list,{x,6},{x,7},{x,6}}.
    {put_tuple2,{x,5},{list,[{atom,names},{x,5}]}}.
    {put_list,{x,5},{x,6},{x,5}}.
    {put_tuple2,{x,4},{list,[{atom,limits},{x,4}]}}.
    {put_list,{x,4},{x,5},{x,4}}.
    {put_tuple2,{x,3},{list,[{atom,timers},{x,3}]}}.
    {put_list,{x,3},{x,4},{x,3}}.
    {put_tuple2,{x,2},{list,[{atom,unlinked},{x,2}]}}.
    {put_list,{x,2},{x,3},{x,2}}.
    {put_tuple2,{x,1},{list,[{atom,deaths},{x,1}]}}.
    {put_list,{x,1},{x,2},{x,1}}.
    {put_tuple2,{x,0},{list,[{atom,stream},{x,0}]}}.
    {put_list,{x,0},{x,1},{x,0}}.
    {move,{y,1},{x,1}}.
    {move,{y,2},{x,2}}.
    {init_yregs,{list,[{y,1}]}}.
    {line,[{location,"torture.erl",28}]}.
    {call,3,{f,705}}. % '-part/3-lc$^0/1-0-'/3
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_list,
                     {t_tuple,3,true,
                         #{1 => {t_atom,any},
                           2 => {t_number,any},
                           3 => {t_tuple,2,true,#{1 => pid,2 => reference}}}},
                     nil}}]}}.
    {move,{y,2},{x,1}}.
    {init_yregs,{list,[{y,2}]}}.
    {line,[{location,"torture.erl",29}]}.
    {call,2,{f,702}}. % '-part/3-lc$^2/1-2-'/2
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {move,{x,0},{y,2}}.
    {loop_rec,{f,6},{x,0}}.
    {test_heap,3,1}.
    remove_message.
    {put_tuple2,{x,0},{list,[{atom,unexpected},{x,0}]}}.
    {line,[{location,"torture.erl",30}]}.
    {call_ext_last,1,{extfunc,erlang,error,1},3}.
  {label,6}.
    timeout.
    {move,{integer,500},{x,1}}.
    {move,{y,0},{x,0}}.
    {trim,2,1}.
    {line,[{location,"torture.erl",31}]}.
    {call,2,{f,23}}. % settled/2
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_union,
                     {t_atom,[ok]},
                     none,none,
                     [{{2,{t_atom,[left]}},
                       {t_tuple,2,true,
                           #{1 => {t_atom,[left]},
                             2 => {t_integer,{'-inf',288230376151711743}}}}}],
                     none}}]}}.
    {test,is_eq_exact,
        {f,8},
        [{tr,{x,0},
             {t_union,
                 {t_atom,[ok]},
                 none,none,
                 [{{2,{t_atom,[left]}},
                   {t_tuple,2,true,
                       #{1 => {t_atom,[left]},
                         2 => {t_integer,{'-inf',288230376151711743}}}}}],
                 none}},
         {atom,ok}]}.
    {move,{y,0},{x,0}}.
    {line,[{location,"torture.erl",32}]}.
    {call,1,{f,37}}. % all_positive/1
    {'%',{var_info,{x,0},[{type,{t_atom,[false,true]}}]}}.
    {test,is_eq_exact,{f,7},[{x,0},{atom,true}]}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,39},1}. % sum/1
  {label,7}.
    {badmatch,{atom,false}}.
  {label,8}.
    {line,[{location,"torture.erl",31}]}.
    {badmatch,{x,0}}.


{function, rounds_of, 2, 10}.
  {label,9}.
    {line,[{location,"torture.erl",38}]}.
    {func_info,{atom,torture},{atom,rounds_of},2}.
  {label,10}.
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_tuple,3,true,
                     #{1 => {t_atom,any},
                       2 => {t_number,any},
                       3 => {t_tuple,2,true,#{1 => pid,2 => reference}}}}}]}}.
    {'%',{var_info,{x,1},[{type,{t_number,any}}]}}.
    {allocate,5,2}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {move,{x,1},{y,3}}.
    {move,{x,0},{y,4}}.
    {move,{atom,millisecond},{x,0}}.
    {line,[{location,"torture.erl",42}]}.
    {call_ext,1,{extfunc,erlang,monotonic_time,1}}.
    {gc_bif,'-',{f,0},1,[{tr,{y,3},{t_number,any}},{x,0}],{x,0}}.
    {bif,max,{f,0},[{integer,0},{tr,{x,0},{t_number,any}}],{x,0}}.
    {gc_bif,'+',
            {f,0},
            1,
            [{tr,{x,0},{t_number,{0,'+inf'}}},{integer,120000}],
            {y,3}}.
    {get_tuple_element,{y,4},2,{x,0}}.
    {get_tuple_element,{x,0},0,{y,2}}.
    {get_tuple_element,{x,0},1,{y,1}}.
    {get_tuple_element,{y,4},0,{y,0}}.
  {label,11}.
    {loop_rec,{f,14},{x,0}}.
    {test,is_tagged_tuple,{f,13},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,13},[{x,2},{atom,process}]}.
    {test,is_tagged_tuple,{f,12},[{x,0},2,{atom,rounds}]}.
    {test,is_eq_exact,{f,13},[{x,1},{tr,{y,1},reference}]}.
    {test,is_eq_exact,{f,13},[{x,3},{tr,{y,2},pid}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    remove_message.
    {deallocate,5}.
    return.
  {label,12}.
    {test,is_eq_exact,{f,13},[{x,1},{tr,{y,1},reference}]}.
    {test,is_eq_exact,{f,13},[{x,3},{tr,{y,2},pid}]}.
    {test_heap,4,1}.
    remove_message.
    {put_tuple2,{x,0},{list,[{atom,torture},{y,0},{x,0}]}}.
    {line,[{location,"torture.erl",41}]}.
    {call_ext_last,1,{extfunc,erlang,error,1},5}.
  {label,13}.
    {loop_rec_end,{f,11}}.
  {label,14}.
    {wait_timeout,{f,11},{y,3}}.
    timeout.
    {move,{literal,[status,current_stacktrace,messages,links,monitors,
                    reductions]},
          {x,1}}.
    {move,{y,2},{x,0}}.
    {move,{y,0},{y,3}}.
    {trim,3,2}.
    {line,[{location,"torture.erl",43}]}.
    {call_ext,2,{extfunc,erlang,process_info,2}}.
    {test_heap,5,1}.
    {get_tuple_element,{y,1},1,{x,1}}.
    {put_tuple2,{x,0},{list,[{atom,hangs},{y,0},{x,1},{x,0}]}}.
    {line,[{location,"torture.erl",44}]}.
    {call_ext_last,1,{extfunc,erlang,error,1},2}.


{function, level, 0, 16}.
  {label,15}.
    {line,[{location,"torture.erl",48}]}.
    {func_info,{atom,torture},{atom,level},0}.
  {label,16}.
    {allocate,0,0}.
    {call_ext,0,{extfunc,erlang,processes,0}}.
    {line,[{location,"torture.erl",49}]}.
    {call,1,{f,698}}. % '-level/0-lc$^0/1-0-'/1
    {'%',{var_info,{x,0},[{type,nil}]}}.
    {move,{literal,[processes,ets,code,binary]},{x,0}}.
    {call_last,1,{f,695},0}. % '-level/0-lc$^1/1-1-'/1


{function, grown, 2, 18}.
  {label,17}.
    {line,[{location,"torture.erl",53}]}.
    {func_info,{atom,torture},{atom,grown},2}.
  {label,18}.
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_cons,
                     {t_tuple,2,true,
                         #{1 => {t_atom,[binary,code,ets,processes]}}},
                     nil}}]}}.
    {'%',
        {var_info,
            {x,1},
            [{type,
                 {t_cons,
                     {t_tuple,2,true,
                         #{1 => {t_atom,[binary,code,ets,processes]}}},
                     nil}}]}}.
    {allocate,0,2}.
    {line,[{location,"torture.erl",54}]}.
    {call,2,{f,20}}. % pairs/2
    {'%',
     {var_info,
      {x,0},
      [{type,
        {t_cons,
         {t_tuple,2,true,
          #{1 =>
             {t_union,none,none,none,
              {t_tuple,2,true,#{1 => {t_atom,[binary,code,ets,processes]}}},
              reference},
            2 =>
             {t_union,
              {t_atom,[no,yes]},
              none,none,
              {t_tuple,2,true,#{1 => {t_atom,[binary,code,ets,processes]}}},
              none}}},
         nil}}]}}.
    {call_last,1,{f,691},0}. % '-grown/2-lc$^0/1-0-'/1


{function, pairs, 2, 20}.
  {label,19}.
    {line,[{location,"torture.erl",56}]}.
    {func_info,{atom,torture},{atom,pairs},2}.
  {label,20}.
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_list,
                     {t_union,none,none,none,
                         {t_tuple,2,true,
                             #{1 => {t_atom,[binary,code,ets,processes]}}},
                         reference},
                     nil}}]}}.
    {'%',
        {var_info,
            {x,1},
            [{type,
                 {t_list,
                     {t_union,
                         {t_atom,[no,yes]},
                         none,none,
                         {t_tuple,2,true,
                             #{1 => {t_atom,[binary,code,ets,processes]}}},
                         none},
                     nil}}]}}.
    {test,is_nonempty_list,{f,21},[{x,0}]}.
    {get_list,{x,0},{x,2},{x,3}}.
    {test,is_nonempty_list,{f,19},[{x,1}]}.
    {allocate,2,4}.
    {move,{x,2},{y,1}}.
    {get_list,{x,1},{y,0},{x,1}}.
    {move,{x,3},{x,0}}.
    {line,[{location,"torture.erl",57}]}.
    {call,2,{f,20}}. % pairs/2
    {'%',
     {var_info,
      {x,0},
      [{type,
        {t_list,
         {t_tuple,2,true,
          #{1 =>
             {t_union,none,none,none,
              {t_tuple,2,true,#{1 => {t_atom,[binary,code,ets,processes]}}},
              reference},
            2 =>
             {t_union,
              {t_atom,[no,yes]},
              none,none,
              {t_tuple,2,true,#{1 => {t_atom,[binary,code,ets,processes]}}},
              none}}},
         nil}}]}}.
    {test_heap,5,1}.
    {put_tuple2,{x,1},{list,[{y,1},{y,0}]}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {deallocate,2}.
    return.
  {label,21}.
    {test,is_nil,
        {f,19},
        [{tr,{x,1},
             {t_list,
                 {t_union,
                     {t_atom,[no,yes]},
                     none,none,
                     {t_tuple,2,true,
                         #{1 => {t_atom,[binary,code,ets,processes]}}},
                     none},
                 nil}}]}.
    {move,nil,{x,0}}.
    return.


{function, settled, 2, 23}.
  {label,22}.
    {line,[{location,"torture.erl",60}]}.
    {func_info,{atom,torture},{atom,settled},2}.
  {label,23}.
    {'%',{var_info,{x,0},[{type,{t_integer,{0,288230376151711743}}}]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,{'-inf',500}}}]}}.
    {allocate,2,2}.
    {move,{x,1},{y,0}}.
    {move,{x,0},{y,1}}.
    {call_ext,0,{extfunc,erlang,processes,0}}.
    {line,[{location,"torture.erl",61}]}.
    {gc_bif,length,{f,0},1,[{x,0}],{x,0}}.
    {test,is_ge,
          {f,24},
          [{tr,{y,1},{t_integer,{0,288230376151711743}}},
           {tr,{x,0},{t_integer,{0,288230376151711743}}}]}.
    {move,{atom,ok},{x,0}}.
    {deallocate,2}.
    return.
  {label,24}.
    {test,is_eq_exact,
          {f,25},
          [{tr,{y,0},{t_integer,{'-inf',500}}},{integer,0}]}.
    {line,[{location,"torture.erl",63}]}.
    {gc_bif,'-',
            {f,0},
            1,
            [{tr,{x,0},{t_integer,{1,288230376151711743}}},
             {tr,{y,1},{t_integer,{0,288230376151711742}}}],
            {x,0}}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{atom,left},{x,0}]}}.
    {deallocate,2}.
    return.
  {label,25}.
    {wait_timeout,{f,25},{integer,10}}.
    timeout.
    {line,[{location,"torture.erl",64}]}.
    {gc_bif,'-',
            {f,0},
            0,
            [{tr,{y,0},{t_integer,{'-inf',500}}},{integer,1}],
            {x,1}}.
    {move,{y,1},{x,0}}.
    {call_last,2,{f,23},2}. % settled/2


{function, runner, 3, 27}.
  {label,26}.
    {line,[{location,"torture.erl",67}]}.
    {func_info,{atom,torture},{atom,runner},3}.
  {label,27}.
    {'%',{var_info,{x,0},[{type,{t_fun,1,any,any}}]}}.
    {'%',{var_info,{x,1},[{type,{t_number,any}}]}}.
    {'%',{var_info,{x,2},[{type,{t_number,any}}]}}.
    {test_heap,{alloc,[{words,3},{floats,0},{funs,1}]},3}.
    {make_fun3,{f,689},0,0,{x,0},{list,[{x,0},{x,1},{x,2}]}}.
    {'%',{var_info,{x,0},[{fun_type,none}]}}.
    return.


{function, rounds, 3, 29}.
  {label,28}.
    {line,[{location,"torture.erl",74}]}.
    {func_info,{atom,torture},{atom,rounds},3}.
  {label,29}.
    {'%',{var_info,{x,0},[{type,{t_fun,1,any,any}}]}}.
    {'%',{var_info,{x,1},[{type,{t_number,any}}]}}.
    {'%',{var_info,{x,2},[{type,{t_integer,{0,'+inf'}}}]}}.
    {allocate,3,3}.
    {move,{x,2},{y,0}}.
    {move,{x,1},{y,1}}.
    {move,{x,0},{y,2}}.
    {test,is_ge,{f,30},[{tr,{x,2},{t_integer,{0,'+inf'}}},{integer,1}]}.
    {move,{atom,millisecond},{x,0}}.
    {line,[{location,"torture.erl",76}]}.
    {call_ext,1,{extfunc,erlang,monotonic_time,1}}.
    {test,is_ge,{f,30},[{x,0},{tr,{y,1},{t_number,any}}]}.
    {move,{y,0},{x,0}}.
    {deallocate,3}.
    return.
  {label,30}.
    {move,{y,2},{x,1}}.
    {move,{y,0},{x,0}}.
    {line,[{location,"torture.erl",78}]}.
    {call_fun2,{atom,safe},1,{tr,{x,1},{t_fun,1,any,any}}}.
    {move,{y,2},{x,0}}.
    {call,1,{f,32}}. % nothing_else/1
    {'%',{var_info,{x,0},[{type,{t_atom,[ok]}}]}}.
    {gc_bif,'+',{f,0},0,[{tr,{y,0},{t_integer,{0,'+inf'}}},{integer,1}],{x,2}}.
    {move,{y,1},{x,1}}.
    {move,{y,2},{x,0}}.
    {call_last,3,{f,29},3}. % rounds/3


{function, nothing_else, 1, 32}.
  {label,31}.
    {line,[{location,"torture.erl",81}]}.
    {func_info,{atom,torture},{atom,nothing_else},1}.
  {label,32}.
    {'%',{var_info,{x,0},[{type,{t_fun,1,any,any}}]}}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {loop_rec,{f,33},{x,0}}.
    {test_heap,4,1}.
    remove_message.
    {put_tuple2,{x,0},{list,[{atom,unexpected},{y,0},{x,0}]}}.
    {line,[{location,"torture.erl",82}]}.
    {call_ext_last,1,{extfunc,erlang,error,1},1}.
  {label,33}.
    timeout.
    {move,{atom,ok},{x,0}}.
    {deallocate,1}.
    return.


{function, random, 1, 35}.
  {label,34}.
    {line,[{location,"torture.erl",84}]}.
    {func_info,{atom,torture},{atom,random},1}.
  {label,35}.
    {'%',{var_info,{x,0},[{type,{t_integer,{2,3000}}}]}}.
    {bif,get,{f,0},[{atom,seed}],{x,1}}.
    {line,[{location,"torture.erl",85}]}.
    {gc_bif,'*',{f,0},2,[{x,1},{integer,1103515245}],{x,1}}.
    {gc_bif,'+',{f,0},2,[{tr,{x,1},{t_number,any}},{integer,12345}],{x,1}}.
    {gc_bif,'band',
            {f,0},
            2,
            [{tr,{x,1},{t_number,any}},{integer,2147483647}],
            {x,1}}.
    {allocate,2,2}.
    {move,{x,1},{y,0}}.
    {move,{x,0},{y,1}}.
    {move,{atom,seed},{x,0}}.
    {line,[{location,"torture.erl",86}]}.
    {call_ext,2,{extfunc,erlang,put,2}}.
    {line,[{location,"torture.erl",87}]}.
    {gc_bif,'bsr',
            {f,0},
            0,
            [{tr,{y,0},{t_integer,{0,2147483647}}},{integer,8}],
            {x,0}}.
    {gc_bif,'rem',
            {f,0},
            1,
            [{tr,{x,0},{t_integer,{0,8388607}}},
             {tr,{y,1},{t_integer,{2,3000}}}],
            {x,0}}.
    {deallocate,2}.
    return.


{function, all_positive, 1, 37}.
  {label,36}.
    {line,[{location,"torture.erl",89}]}.
    {func_info,{atom,torture},{atom,all_positive},1}.
  {label,37}.
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {allocate,0,1}.
    {call,1,{f,685}}. % '-all_positive/1-lc$^0/1-0-'/1
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,{'-inf',0}},nil}}]}}.
    {bif,'=:=',
         {f,0},
         [{tr,{x,0},{t_list,{t_number,{'-inf',0}},nil}},nil],
         {x,0}}.
    {deallocate,0}.
    return.


{function, sum, 1, 39}.
  {label,38}.
    {line,[{location,"torture.erl",91}]}.
    {func_info,{atom,torture},{atom,sum},1}.
  {label,39}.
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test,is_nonempty_list,{f,40},[{x,0}]}.
    {allocate,1,1}.
    {get_list,{x,0},{y,0},{x,0}}.
    {line,[{location,"torture.erl",92}]}.
    {call,1,{f,39}}. % sum/1
    {'%',{var_info,{x,0},[{type,{t_number,any}}]}}.
    {gc_bif,'+',{f,0},1,[{y,0},{tr,{x,0},{t_number,any}}],{x,0}}.
    {deallocate,1}.
    return.
  {label,40}.
    {move,{integer,0},{x,0}}.
    return.


{function, numbers, 1, 42}.
  {label,41}.
    {line,[{location,"torture.erl",94}]}.
    {func_info,{atom,torture},{atom,numbers},1}.
  {label,42}.
    {test,is_eq_exact,{f,43},[{x,0},{integer,0}]}.
    {move,nil,{x,0}}.
    return.
  {label,43}.
    {line,[{location,"torture.erl",95}]}.
    {gc_bif,'-',{f,0},1,[{x,0},{integer,1}],{x,1}}.
    {allocate,1,2}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{x,0}}.
    {call,1,{f,42}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.


{function, stream, 1, 45}.
  {label,44}.
    {line,[{location,"torture.erl",98}]}.
    {func_info,{atom,torture},{atom,stream},1}.
  {label,45}.
    {allocate,2,0}.
    {init_yregs,{list,[{y,0}]}}.
    {bif,self,{f,0},[],{y,1}}.
    {move,{integer,200},{x,0}}.
    {line,[{location,"torture.erl",100}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {gc_bif,'+',{f,0},1,[{tr,{x,0},{t_integer,{0,2999}}},{integer,20}],{y,0}}.
    {move,{y,0},{x,1}}.
    {move,{y,1},{x,2}}.
    {init_yregs,{list,[{y,1}]}}.
    {move,{literal,[1,2,3]},{x,0}}.
    {line,[{location,"torture.erl",101}]}.
    {call,3,{f,680}}. % '-stream/1-lc$^0/1-0-'/3
    {'%',{var_info,{x,0},[{type,{t_cons,pid,nil}}]}}.
    {move,{x,0},{y,1}}.
    {line,[{location,"torture.erl",102}]}.
    {call,1,{f,677}}. % '-stream/1-lc$^2/1-1-'/1
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_cons,
                     {t_tuple,2,true,#{1 => pid,2 => {t_integer,{1,1}}}},
                     nil}}]}}.
    {move,{y,0},{x,1}}.
    {trim,1,1}.
    {call,2,{f,50}}. % take_all/2
    {'%',{var_info,{x,0},[{type,{t_atom,[ok]}}]}}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,671},1}. % '-stream/1-lc$^3/1-2-'/1


{function, send_all, 3, 47}.
  {label,46}.
    {line,[{location,"torture.erl",105}]}.
    {func_info,{atom,torture},{atom,send_all},3}.
  {label,47}.
    {'%',{var_info,{x,0},[{type,pid}]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,{1,'+inf'}}}]}}.
    {'%',{var_info,{x,2},[{type,{t_integer,{20,'+inf'}}}]}}.
    {test,is_lt,
          {f,48},
          [{tr,{x,2},{t_integer,{20,'+inf'}}},
           {tr,{x,1},{t_integer,{1,'+inf'}}}]}.
    {move,{atom,ok},{x,0}}.
    return.
  {label,48}.
    {allocate,4,3}.
    {move,{x,2},{y,1}}.
    {move,{x,1},{y,2}}.
    {move,{x,0},{y,3}}.
    {bif,self,{f,0},[],{y,0}}.
    {call_ext,0,{extfunc,erlang,make_ref,0}}.
    {test_heap,8,1}.
    {put_list,{x,0},nil,{x,0}}.
    {put_list,{y,2},{x,0},{x,0}}.
    {put_tuple2,{x,1},{list,[{y,0},{y,2},{x,0}]}}.
    {trim,1,3}.
    {move,{y,2},{x,0}}.
    {line,[{location,"torture.erl",106}]}.
    send.
    {gc_bif,'+',{f,0},0,[{tr,{y,1},{t_integer,{1,'+inf'}}},{integer,1}],{x,1}}.
    {move,{y,0},{x,2}}.
    {move,{y,2},{x,0}}.
    {call_last,3,{f,47},3}. % send_all/3


{function, take_all, 2, 50}.
  {label,49}.
    {line,[{location,"torture.erl",108}]}.
    {func_info,{atom,torture},{atom,take_all},2}.
  {label,50}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{2 => {t_number,any}}},
                                  nil}}]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,{20,'+inf'}}}]}}.
    {test,is_nil,
          {f,51},
          [{tr,{x,0},{t_list,{t_tuple,2,true,#{2 => {t_number,any}}},nil}}]}.
    {move,{atom,ok},{x,0}}.
    return.
  {label,51}.
    {allocate,5,2}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {move,{x,1},{y,3}}.
    {move,{x,0},{y,4}}.
  {label,52}.
    {loop_rec,{f,55},{x,0}}.
    {test,is_tuple,{f,54},[{x,0}]}.
    {test,test_arity,{f,54},[{x,0},3]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {test,is_nonempty_list,{f,54},[{x,2}]}.
    {get_list,{x,2},{x,3},{x,2}}.
    {test,is_nonempty_list,{f,54},[{x,2}]}.
    {get_tl,{x,2},{x,2}}.
    {test,is_nil,{f,54},[{x,2}]}.
    {test,is_eq_exact,{f,54},[{x,3},{x,1}]}.
    {move,{x,1},{y,2}}.
    remove_message.
    {get_tuple_element,{x,0},0,{y,1}}.
    {move,{integer,1},{x,1}}.
    {move,{y,4},{x,2}}.
    {move,{y,1},{x,0}}.
    {line,[{location,"torture.erl",112}]}.
    {call_ext,3,{extfunc,lists,keyfind,3}}.
    {test,is_tuple,
          {f,56},
          [{tr,{x,0},
               {t_union,{t_atom,[false]},
                        none,none,
                        {t_tuple,1,false,#{}},
                        none}}]}.
    {test,test_arity,{f,56},[{x,0},2]}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {test,is_eq_exact,{f,56},[{x,1},{y,1}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {test,is_eq_exact,{f,56},[{x,1},{y,2}]}.
    {test,is_eq_exact,{f,53},[{y,2},{tr,{y,3},{t_integer,{20,'+inf'}}}]}.
    {test_heap,5,0}.
    {put_tuple2,{x,0},{list,[{y,1},{y,2}]}}.
    {put_list,{x,0},nil,{x,1}}.
    {move,{y,4},{x,0}}.
    {move,{y,3},{y,4}}.
    {trim,4,1}.
    {line,[{location,"torture.erl",114}]}.
    {call_ext,2,{extfunc,erlang,'--',2}}.
    {move,{y,0},{x,1}}.
    {call_last,2,{f,50},1}. % take_all/2
  {label,53}.
    {line,[{location,"torture.erl",115}]}.
    {gc_bif,'+',{f,0},0,[{y,2},{integer,1}],{y,0}}.
    {test_heap,5,0}.
    {put_tuple2,{x,0},{list,[{y,1},{y,2}]}}.
    {put_list,{x,0},nil,{x,1}}.
    {move,{y,4},{x,0}}.
    {init_yregs,{list,[{y,2},{y,4}]}}.
    {call_ext,2,{extfunc,erlang,'--',2}}.
    {test_heap,5,1}.
    {put_tuple2,{x,1},{list,[{y,1},{y,0}]}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {move,{y,3},{x,1}}.
    {call_last,2,{f,50},5}. % take_all/2
  {label,54}.
    {loop_rec_end,{f,52}}.
  {label,55}.
    {wait,{f,52}}.
  {label,56}.
    {line,[{location,"torture.erl",112}]}.
    {badmatch,{x,0}}.


{function, deaths, 1, 58}.
  {label,57}.
    {line,[{location,"torture.erl",120}]}.
    {func_info,{atom,torture},{atom,deaths},1}.
  {label,58}.
    {allocate,3,0}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {move,{integer,3},{x,0}}.
    {line,[{location,"torture.erl",121}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,2}}.
    {move,{atom,victim},{x,1}}.
    {move,{atom,torture},{x,0}}.
    {call_ext,3,{extfunc,erlang,spawn_link,3}}.
    {move,{x,0},{y,2}}.
    {move,{integer,3},{x,0}}.
    {line,[{location,"torture.erl",122}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {gc_bif,'+',{f,0},1,[{tr,{x,0},{t_integer,{0,2999}}},{integer,1}],{x,0}}.
    {call,1,{f,42}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_cons,{t_number,any},nil}}]}}.
    {move,{y,2},{x,1}}.
    {call,2,{f,668}}. % '-deaths/1-lc$^0/1-0-'/2
    {'%',{var_info,{x,0},[{type,{t_cons,reference,nil}}]}}.
    {move,{x,0},{y,1}}.
    {move,{y,2},{x,1}}.
    {move,{literal,[kill,killed_by_me,normal]},{x,0}}.
    {line,[{location,"torture.erl",123}]}.
    {call,2,{f,663}}. % '-deaths/1-lc$^1/1-1-'/2
    {'%',{var_info,{x,0},
                   [{type,{t_cons,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {move,{x,0},{y,0}}.
    {move,{integer,2},{x,0}}.
    {line,[{location,"torture.erl",124}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {select_val,{tr,{x,0},{t_integer,{0,2999}}},
                {f,67},
                {list,[{integer,0},{f,60},{integer,1},{f,59}]}}.
  {label,59}.
    {move,{atom,stop},{x,1}}.
    {move,{y,2},{x,0}}.
    {line,[{location,"torture.erl",126}]}.
    send.
  {label,60}.
    {move,{y,2},{x,1}}.
    {move,{y,1},{x,0}}.
    {init_yregs,{list,[{y,1}]}}.
    {line,[{location,"torture.erl",128}]}.
    {call,2,{f,657}}. % '-deaths/1-lc$^3/1-2-'/2
    {'%',{var_info,{x,0},[{type,nil}]}}.
  {label,61}.
    {loop_rec,{f,66},{x,0}}.
    {test,is_tagged_tuple,{f,65},[{x,0},3,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_eq_exact,{f,65},[{x,0},{tr,{y,2},pid}]}.
    remove_message.
    {move,{y,0},{x,0}}.
    {init_yregs,{list,[{y,0}]}}.
    {line,[{location,"torture.erl",130}]}.
    {call,1,{f,651}}. % '-deaths/1-lc$^4/1-3-'/1
    {'%',{var_info,{x,0},[{type,nil}]}}.
    {recv_marker_reserve,{y,1}}.
    {move,{y,2},{x,1}}.
    {move,{atom,process},{x,0}}.
    {line,[{location,"torture.erl",132}]}.
    {call_ext,2,{extfunc,erlang,monitor,2}}.
    {move,{x,0},{y,0}}.
    {recv_marker_bind,{y,1},{x,0}}.
    {recv_marker_use,{x,0}}.
  {label,62}.
    {loop_rec,{f,64},{x,0}}.
    {test,is_tagged_tuple,{f,63},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,63},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,63},[{x,0},{atom,noproc}]}.
    {test,is_eq_exact,{f,63},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,63},[{x,3},{tr,{y,2},pid}]}.
    {recv_marker_clear,{y,0}}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,3}.
    return.
  {label,63}.
    {loop_rec_end,{f,62}}.
  {label,64}.
    {wait,{f,62}}.
  {label,65}.
    {loop_rec_end,{f,61}}.
  {label,66}.
    {wait,{f,61}}.
  {label,67}.
    {line,[{location,"torture.erl",124}]}.
    {case_end,{x,0}}.


{function, victim, 1, 69}.
  {label,68}.
    {line,[{location,"torture.erl",135}]}.
    {func_info,{atom,torture},{atom,victim},1}.
  {label,69}.
    {select_val,{x,0},
                {f,68},
                {list,[{integer,0},
                       {f,76},
                       {integer,1},
                       {f,71},
                       {integer,2},
                       {f,70}]}}.
  {label,70}.
    {call_only,0,{f,81}}. % spinner/0
  {label,71}.
    {allocate,0,0}.
    {move,{atom,true},{x,1}}.
    {move,{atom,trap_exit},{x,0}}.
    {line,[{location,"torture.erl",136}]}.
    {call_ext,2,{extfunc,erlang,process_flag,2}}.
  {label,72}.
    {loop_rec,{f,75},{x,0}}.
    {test,is_tuple,{f,73},[{x,0}]}.
    {test,is_tagged_tuple,
          {f,74},
          [{tr,{x,0},{t_tuple,0,false,#{}}},3,{atom,'EXIT'}]}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,0}.
    return.
  {label,73}.
    {test,is_eq_exact,{f,74},[{x,0},{atom,stop}]}.
    remove_message.
    {move,{atom,stopped},{x,0}}.
    {call_ext_last,1,{extfunc,erlang,exit,1},0}.
  {label,74}.
    {loop_rec_end,{f,72}}.
  {label,75}.
    {wait,{f,72}}.
  {label,76}.
    {allocate,0,0}.
  {label,77}.
    {loop_rec,{f,79},{x,0}}.
    {test,is_eq_exact,{f,78},[{x,0},{atom,stop}]}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,0}.
    return.
  {label,78}.
    {loop_rec_end,{f,77}}.
  {label,79}.
    {wait,{f,77}}.


{function, spinner, 0, 81}.
  {label,80}.
    {line,[{location,"torture.erl",139}]}.
    {func_info,{atom,torture},{atom,spinner},0}.
  {label,81}.
    {call_only,0,{f,81}}. % spinner/0


{function, unlinked, 1, 83}.
  {label,82}.
    {line,[{location,"torture.erl",142}]}.
    {func_info,{atom,torture},{atom,unlinked},1}.
  {label,83}.
    {allocate,4,0}.
    {init_yregs,{list,[{y,0},{y,1},{y,2},{y,3}]}}.
    {move,{atom,victim},{x,1}}.
    {move,{literal,[0]},{x,2}}.
    {move,{atom,torture},{x,0}}.
    {line,[{location,"torture.erl",143}]}.
    {call_ext,3,{extfunc,erlang,spawn_link,3}}.
    {recv_marker_reserve,{y,3}}.
    {move,{x,0},{y,2}}.
    {move,{x,0},{x,1}}.
    {move,{atom,process},{x,0}}.
    {line,[{location,"torture.erl",144}]}.
    {call_ext,2,{extfunc,erlang,monitor,2}}.
    {recv_marker_reserve,{y,1}}.
    {recv_marker_bind,{y,3},{x,0}}.
    {move,{x,0},{y,0}}.
    {move,{y,2},{x,1}}.
    {init_yregs,{list,[{y,3}]}}.
    {move,{atom,process},{x,0}}.
    {line,[{location,"torture.erl",145}]}.
    {call_ext,2,{extfunc,erlang,monitor,2}}.
    {test_heap,{alloc,[{words,1},{floats,0},{funs,1}]},1}.
    {make_fun3,{f,649},0,0,{x,1},{list,[{y,2}]}}.
    {recv_marker_bind,{y,1},{x,0}}.
    {move,{x,0},{y,3}}.
    {init_yregs,{list,[{y,1}]}}.
    {move,{x,1},{x,0}}.
    {line,[{location,"torture.erl",146}]}.
    {call_ext,1,{extfunc,erlang,spawn_link,1}}.
    {move,{x,0},{y,1}}.
    {move,{y,2},{x,0}}.
    {line,[{location,"torture.erl",147}]}.
    {call_ext,1,{extfunc,erlang,unlink,1}}.
  {label,84}.
    {loop_rec,{f,86},{x,0}}.
    {test,is_tagged_tuple,{f,85},[{x,0},3,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_eq_exact,{f,85},[{x,0},{tr,{y,2},pid}]}.
    remove_message.
    {jump,{f,87}}.
  {label,85}.
    {loop_rec_end,{f,84}}.
  {label,86}.
    timeout.
  {label,87}.
    {move,{literal,[flush]},{x,1}}.
    {move,{y,3},{x,0}}.
    {line,[{scope,[3]},{location,"torture.erl",149}]}.
    {call_ext,2,{extfunc,erlang,demonitor,2}}.
    {recv_marker_clear,{y,3}}.
    {'try',{y,3},{f,88}}.
    {move,{y,2},{x,0}}.
    {line,[{scope,[3]},{location,"torture.erl",150}]}.
    {call_ext,1,{extfunc,erlang,link,1}}.
    {try_end,{y,3}}.
    {jump,{f,89}}.
  {label,88}.
    {try_case,{y,3}}.
  {label,89}.
    {init_yregs,{list,[{y,3}]}}.
    {move,{y,2},{x,0}}.
    {line,[{scope,[0,1]},{location,"torture.erl",151}]}.
    {call_ext,1,{extfunc,erlang,unlink,1}}.
  {label,90}.
    {loop_rec,{f,92},{x,0}}.
    {test,is_tagged_tuple,{f,91},[{x,0},3,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_eq_exact,{f,91},[{x,0},{tr,{y,2},pid}]}.
    remove_message.
    {jump,{f,93}}.
  {label,91}.
    {loop_rec_end,{f,90}}.
  {label,92}.
    timeout.
  {label,93}.
    {recv_marker_use,{y,0}}.
  {label,94}.
    {loop_rec,{f,99},{x,0}}.
    {test,is_tagged_tuple,{f,98},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,0}}.
    {test,is_eq_exact,{f,98},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,98},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,98},[{x,0},{tr,{y,2},pid}]}.
    {recv_marker_clear,{y,0}}.
    remove_message.
  {label,95}.
    {loop_rec,{f,97},{x,0}}.
    {test,is_tagged_tuple,{f,96},[{x,0},3,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,0}}.
    {test,is_eq_exact,{f,96},[{x,0},{atom,normal}]}.
    {test,is_eq_exact,{f,96},[{x,1},{tr,{y,1},pid}]}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,4}.
    return.
  {label,96}.
    {loop_rec_end,{f,95}}.
  {label,97}.
    {wait,{f,95}}.
  {label,98}.
    {loop_rec_end,{f,94}}.
  {label,99}.
    {wait,{f,94}}.


{function, timers, 1, 101}.
  {label,100}.
    {line,[{location,"torture.erl",157}]}.
    {func_info,{atom,torture},{atom,timers},1}.
  {label,101}.
    {allocate,3,0}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {move,{integer,20},{x,0}}.
    {line,[{location,"torture.erl",158}]}.
    {call,1,{f,42}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_cons,{t_number,any},nil}}]}}.
    {call,1,{f,646}}. % '-timers/1-lc$^0/1-0-'/1
    {'%',{var_info,{x,0},[{type,{t_cons,any,nil}}]}}.
    {line,[{location,"torture.erl",159}]}.
    {call,1,{f,641}}. % '-timers/1-lc$^1/1-1-'/1
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {line,[{location,"torture.erl",160}]}.
    {call,1,{f,635}}. % '-timers/1-lc$^2/1-2-'/1
    {'%',{var_info,{x,0},[{type,nil}]}}.
    {move,{integer,2},{x,0}}.
    {line,[{location,"torture.erl",162}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {test_heap,{alloc,[{words,1},{floats,0},{funs,1}]},1}.
    {make_fun3,{f,630},0,0,{x,0},{list,[{x,0}]}}.
    {'%',{var_info,{x,0},[{fun_type,{t_atom,[ok]}}]}}.
    {recv_marker_reserve,{y,2}}.
    {line,[{location,"torture.erl",163}]}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
    {recv_marker_bind,{y,2},{y,0}}.
    {recv_marker_use,{y,0}}.
  {label,102}.
    {loop_rec,{f,104},{x,0}}.
    {test,is_tagged_tuple,{f,103},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,103},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,103},[{x,0},{atom,normal}]}.
    {test,is_eq_exact,{f,103},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,103},[{x,3},{tr,{y,1},pid}]}.
    {recv_marker_clear,{y,0}}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,3}.
    return.
  {label,103}.
    {loop_rec_end,{f,102}}.
  {label,104}.
    {wait,{f,102}}.


{function, limits, 1, 106}.
  {label,105}.
    {line,[{location,"torture.erl",167}]}.
    {func_info,{atom,torture},{atom,limits},1}.
  {label,106}.
    {allocate,2,0}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {move,{integer,3000},{x,0}}.
    {line,[{location,"torture.erl",168}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {gc_bif,'+',
            {f,0},
            1,
            [{tr,{x,0},{t_integer,{0,2999}}},{integer,2000}],
            {x,0}}.
    {put_map_assoc,{f,0},
                   {literal,#{}},
                   {y,1},
                   1,
                   {list,[{atom,error_logger},
                          {atom,false},
                          {atom,kill},
                          {atom,true},
                          {atom,size},
                          {x,0}]}}.
    {move,{integer,500},{x,0}}.
    {line,[{location,"torture.erl",169}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {gc_bif,'+',{f,0},1,[{tr,{x,0},{t_integer,{0,2999}}},{integer,233}],{x,0}}.
    {test_heap,12,1}.
    {put_tuple2,{x,0},{list,[{atom,min_heap_size},{x,0}]}}.
    {put_list,{x,0},nil,{x,0}}.
    {put_tuple2,{x,1},{list,[{atom,max_heap_size},{y,1}]}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {put_list,{atom,monitor},{x,0},{x,3}}.
    {move,{atom,allocator},{x,1}}.
    {move,{literal,[[]]},{x,2}}.
    {init_yregs,{list,[{y,1}]}}.
    {move,{atom,torture},{x,0}}.
    {call_ext,4,{extfunc,erlang,spawn_opt,4}}.
    {test,is_tuple,{f,110},[{x,0}]}.
    {test,test_arity,{f,110},[{x,0},2]}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
  {label,107}.
    {loop_rec,{f,109},{x,0}}.
    {test,is_tagged_tuple,{f,108},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,108},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,108},[{x,0},{atom,killed}]}.
    {test,is_eq_exact,{f,108},[{x,1},{y,0}]}.
    {test,is_eq_exact,{f,108},[{x,3},{y,1}]}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,2}.
    return.
  {label,108}.
    {loop_rec_end,{f,107}}.
  {label,109}.
    {wait,{f,107}}.
  {label,110}.
    {badmatch,{x,0}}.


{function, allocator, 1, 112}.
  {label,111}.
    {line,[{location,"torture.erl",172}]}.
    {func_info,{atom,torture},{atom,allocator},1}.
  {label,112}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {call_ext,0,{extfunc,erlang,make_ref,0}}.
    {test_heap,5,1}.
    {put_tuple2,{x,0},{list,[{y,0},{x,0}]}}.
    {put_list,{x,0},{y,0},{x,0}}.
    {call_last,1,{f,112},1}. % allocator/1


{function, names, 1, 114}.
  {label,113}.
    {line,[{location,"torture.erl",175}]}.
    {func_info,{atom,torture},{atom,names},1}.
  {label,114}.
    {allocate,2,0}.
    {init_yregs,{list,[{y,0}]}}.
    {bif,self,{f,0},[],{y,1}}.
    {move,{integer,4},{x,0}}.
    {line,[{location,"torture.erl",177}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {gc_bif,'+',{f,0},1,[{tr,{x,0},{t_integer,{0,2999}}},{integer,1}],{x,0}}.
    {call,1,{f,42}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_cons,{t_number,any},nil}}]}}.
    {move,{y,1},{x,1}}.
    {call,2,{f,627}}. % '-names/1-lc$^0/1-0-'/2
    {'%',{var_info,{x,0},
                   [{type,{t_cons,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test_heap,3,1}.
    {put_tuple2,{x,1},{list,[{atom,hello},{y,1}]}}.
    {move,{x,0},{y,0}}.
    {'try',{y,1},{f,115}}.
    {move,{atom,torture_name},{x,0}}.
    {line,[{location,"torture.erl",178}]}.
    send.
    {try_end,{y,1}}.
    {jump,{f,116}}.
  {label,115}.
    {try_case,{y,1}}.
  {label,116}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,118},2}. % names_loop/1


{function, names_loop, 1, 118}.
  {label,117}.
    {line,[{location,"torture.erl",181}]}.
    {func_info,{atom,torture},{atom,names_loop},1}.
  {label,118}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nil,
          {f,119},
          [{tr,{x,0},
               {t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},nil}}]}.
    {move,{atom,ok},{x,0}}.
    return.
  {label,119}.
    {allocate,3,1}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {move,{x,0},{y,2}}.
  {label,120}.
    {loop_rec,{f,125},{x,0}}.
    {test,is_tuple,{f,124},[{x,0}]}.
    {select_tuple_arity,{tr,{x,0},{t_tuple,0,false,#{}}},
                        {f,124},
                        {list,[2,{f,123},5,{f,121}]}}.
  {label,121}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},4,{x,3}}.
    {test,is_eq_exact,{f,124},[{x,1},{atom,'DOWN'}]}.
    {test,is_eq_exact,{f,124},[{x,2},{atom,process}]}.
    {select_val,{x,3},
                {f,124},
                {list,[{atom,had_it},{f,122},{atom,taken},{f,122}]}}.
  {label,122}.
    {test_heap,3,1}.
    {get_tuple_element,{x,0},1,{y,1}}.
    {get_tuple_element,{x,0},3,{y,0}}.
    remove_message.
    {put_tuple2,{x,0},{list,[{y,0},{y,1}]}}.
    {move,{y,2},{x,1}}.
    {line,[{location,"torture.erl",186}]}.
    {call_ext,2,{extfunc,lists,member,2}}.
    {test,is_eq_exact,{f,126},[{x,0},{atom,true}]}.
    {test_heap,5,0}.
    {put_tuple2,{x,0},{list,[{y,0},{y,1}]}}.
    {put_list,{x,0},nil,{x,1}}.
    {move,{y,2},{x,0}}.
    {trim,3,0}.
    {line,[{location,"torture.erl",187}]}.
    {call_ext,2,{extfunc,erlang,'--',2}}.
    {call_last,1,{f,118},0}. % names_loop/1
  {label,123}.
    {get_tuple_element,{x,0},0,{x,0}}.
    {test,is_eq_exact,{f,124},[{x,0},{atom,hello}]}.
    remove_message.
    {move,{y,2},{x,0}}.
    {call_last,1,{f,118},3}. % names_loop/1
  {label,124}.
    {loop_rec_end,{f,120}}.
  {label,125}.
    {wait,{f,120}}.
  {label,126}.
    {line,[{location,"torture.erl",186}]}.
    {badmatch,{atom,false}}.


{function, named, 2, 128}.
  {label,127}.
    {line,[{location,"torture.erl",190}]}.
    {func_info,{atom,torture},{atom,named},2}.
  {label,128}.
    {allocate,3,2}.
    {move,{x,1},{y,0}}.
    {move,{x,0},{y,1}}.
    {bif,self,{f,0},[],{x,1}}.
    {'catch',{y,2},{f,129}}.
    {line,[{location,"torture.erl",191}]}.
    {call_ext,2,{extfunc,erlang,register,2}}.
  {label,129}.
    {catch_end,{y,2}}.
    {test,is_tuple,{f,130},[{x,0}]}.
    {test,is_tagged_tuple,
          {f,140},
          [{tr,{x,0},{t_tuple,0,false,#{}}},2,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {test,is_tagged_tuple,{f,140},[{x,1},2,{atom,badarg}]}.
    {move,{atom,taken},{x,0}}.
    {line,[{scope,[1,2]},{location,"torture.erl",202}]}.
    {call_ext_last,1,{extfunc,erlang,exit,1},3}.
  {label,130}.
    {test,is_eq_exact,{f,140},[{x,0},{atom,true}]}.
    {bif,self,{f,0},[],{y,2}}.
    {move,{y,1},{x,0}}.
    {line,[{scope,[0]},{location,"torture.erl",194}]}.
    {call_ext,1,{extfunc,erlang,whereis,1}}.
    {test,is_eq_exact,{f,139},[{x,0},{tr,{y,2},pid}]}.
  {label,131}.
    {loop_rec,{f,133},{x,0}}.
    {test,is_tagged_tuple,{f,132},[{x,0},2,{atom,hello}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_eq_exact,{f,132},[{x,0},{y,0}]}.
    {test_heap,3,0}.
    remove_message.
    {put_tuple2,{x,1},{list,[{atom,hello},{y,2}]}}.
    {move,{y,0},{x,0}}.
    {init_yregs,{list,[{y,0}]}}.
    {line,[{scope,[0]},{location,"torture.erl",196}]}.
    send.
    {jump,{f,134}}.
  {label,132}.
    {loop_rec_end,{f,131}}.
  {label,133}.
    timeout.
  {label,134}.
    {move,{literal,[positive]},{x,0}}.
    {line,[{scope,[0]},{location,"torture.erl",197}]}.
    {call_ext,1,{extfunc,erlang,unique_integer,1}}.
    {line,[{location,"torture.erl",197}]}.
    {gc_bif,'rem',{f,0},1,[{tr,{x,0},{t_integer,any}},{integer,2}],{x,0}}.
    {select_val,{tr,{x,0},{t_integer,{-1,1}}},
                {f,138},
                {list,[{integer,0},{f,135},{integer,1},{f,136}]}}.
  {label,135}.
    {move,{y,1},{x,0}}.
    {line,[{scope,[0]},{location,"torture.erl",198}]}.
    {call_ext,1,{extfunc,erlang,unregister,1}}.
    {test,is_eq_exact,{f,137},[{x,0},{atom,true}]}.
    {move,{y,1},{x,0}}.
    {init_yregs,{list,[{y,1}]}}.
    {call_ext,1,{extfunc,erlang,whereis,1}}.
    {move,{y,2},{x,1}}.
    {init_yregs,{list,[{y,2}]}}.
    {call,2,{f,142}}. % undefined_or_other/2
    {'%',{var_info,{x,0},[{type,{t_atom,[ok]}}]}}.
  {label,136}.
    {move,{atom,had_it},{x,0}}.
    {line,[{scope,[0]},{location,"torture.erl",201}]}.
    {call_ext_last,1,{extfunc,erlang,exit,1},3}.
  {label,137}.
    {line,[{scope,[0]},{location,"torture.erl",198}]}.
    {badmatch,{x,0}}.
  {label,138}.
    {line,[{scope,[0]},{location,"torture.erl",197}]}.
    {case_end,{x,0}}.
  {label,139}.
    {line,[{scope,[0]},{location,"torture.erl",194}]}.
    {case_end,{x,0}}.
  {label,140}.
    {line,[{scope,[0]},{location,"torture.erl",191}]}.
    {case_end,{x,0}}.


{function, undefined_or_other, 2, 142}.
  {label,141}.
    {line,[{location,"torture.erl",205}]}.
    {func_info,{atom,torture},{atom,undefined_or_other},2}.
  {label,142}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {test,is_ne_exact,{f,141},[{x,0},{tr,{x,1},pid}]}.
    {move,{atom,ok},{x,0}}.
    return.


{function, suspended, 1, 144}.
  {label,143}.
    {line,[{location,"torture.erl",208}]}.
    {func_info,{atom,torture},{atom,suspended},1}.
  {label,144}.
    {allocate,3,0}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {recv_marker_reserve,{y,2}}.
    {move,{atom,spinner},{x,1}}.
    {move,nil,{x,2}}.
    {move,{atom,torture},{x,0}}.
    {line,[{location,"torture.erl",209}]}.
    {call_ext,3,{extfunc,erlang,spawn_monitor,3}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
    {recv_marker_bind,{y,2},{y,0}}.
    {'catch',{y,2},{f,145}}.
    {move,{y,1},{x,0}}.
    {line,[{location,"torture.erl",210}]}.
    {call_ext,1,{extfunc,erlang,suspend_process,1}}.
  {label,145}.
    {catch_end,{y,2}}.
    {test,is_eq_exact,{f,157},[{x,0},{atom,true}]}.
    {move,{atom,status},{x,1}}.
    {init_yregs,{list,[{y,2}]}}.
    {move,{y,1},{x,0}}.
    {line,[{scope,[0]},{location,"torture.erl",212}]}.
    {call_ext,2,{extfunc,erlang,process_info,2}}.
    {test,is_eq_exact,{f,156},[{x,0},{literal,{status,suspended}}]}.
    {move,{atom,reductions},{x,1}}.
    {move,{y,1},{x,0}}.
    {line,[{scope,[0]},{location,"torture.erl",213}]}.
    {call_ext,2,{extfunc,erlang,process_info,2}}.
    {move,{x,0},{y,2}}.
    {test,is_tagged_tuple,{f,155},[{x,0},2,{atom,reductions}]}.
    {move,{atom,reductions},{x,1}}.
    {move,{y,1},{x,0}}.
    {line,[{scope,[0]},{location,"torture.erl",214}]}.
    {call_ext,2,{extfunc,erlang,process_info,2}}.
    {test,is_tagged_tuple,{f,154},[{x,0},2,{atom,reductions}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {get_tuple_element,{y,2},1,{x,1}}.
    {line,[{location,"torture.erl",215}]}.
    {gc_bif,'-',{f,0},2,[{x,0},{x,1}],{x,0}}.
    {test,is_lt,{f,153},[{tr,{x,0},{t_number,any}},{integer,10000}]}.
    {init_yregs,{list,[{y,2}]}}.
    {move,{integer,2},{x,0}}.
    {line,[{scope,[0]},{location,"torture.erl",216}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {select_val,{tr,{x,0},{t_integer,{0,2999}}},
                {f,152},
                {list,[{integer,0},{f,146},{integer,1},{f,147}]}}.
  {label,146}.
    {move,{y,1},{x,0}}.
    {line,[{scope,[0]},{location,"torture.erl",217}]}.
    {call_ext,1,{extfunc,erlang,resume_process,1}}.
    {test,is_eq_exact,{f,151},[{x,0},{atom,true}]}.
  {label,147}.
    {move,{atom,kill},{x,1}}.
    {move,{y,1},{x,0}}.
    {line,[{scope,[0]},{location,"torture.erl",221}]}.
    {call_ext,2,{extfunc,erlang,exit,2}}.
    {recv_marker_use,{y,0}}.
  {label,148}.
    {loop_rec,{f,150},{x,0}}.
    {test,is_tagged_tuple,{f,149},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,149},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,149},[{x,0},{atom,killed}]}.
    {test,is_eq_exact,{f,149},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,149},[{x,3},{tr,{y,1},pid}]}.
    {recv_marker_clear,{y,0}}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,3}.
    return.
  {label,149}.
    {loop_rec_end,{f,148}}.
  {label,150}.
    {wait,{f,148}}.
  {label,151}.
    {line,[{scope,[0]},{location,"torture.erl",217}]}.
    {badmatch,{x,0}}.
  {label,152}.
    {line,[{scope,[0]},{location,"torture.erl",216}]}.
    {case_end,{x,0}}.
  {label,153}.
    {line,[{scope,[0]},{location,"torture.erl",215}]}.
    {badmatch,{atom,false}}.
  {label,154}.
    {line,[{scope,[0]},{location,"torture.erl",214}]}.
    {badmatch,{x,0}}.
  {label,155}.
    {line,[{scope,[0]},{location,"torture.erl",213}]}.
    {badmatch,{x,0}}.
  {label,156}.
    {line,[{scope,[0]},{location,"torture.erl",212}]}.
    {badmatch,{x,0}}.
  {label,157}.
    {line,[{scope,[0]},{location,"torture.erl",210}]}.
    {case_end,{x,0}}.


{function, suspenders, 1, 159}.
  {label,158}.
    {line,[{location,"torture.erl",225}]}.
    {func_info,{atom,torture},{atom,suspenders},1}.
  {label,159}.
    {allocate,4,0}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {recv_marker_reserve,{y,3}}.
    {move,{atom,echo},{x,1}}.
    {move,{literal,[1]},{x,2}}.
    {move,{atom,torture},{x,0}}.
    {line,[{location,"torture.erl",226}]}.
    {call_ext,3,{extfunc,erlang,spawn_monitor,3}}.
    {get_tuple_element,{x,0},0,{y,2}}.
    {get_tuple_element,{x,0},1,{y,1}}.
    {recv_marker_bind,{y,3},{y,1}}.
    {init_yregs,{list,[{y,3}]}}.
    {move,{integer,3},{x,0}}.
    {line,[{location,"torture.erl",228}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {gc_bif,'+',{f,0},1,[{tr,{x,0},{t_integer,{0,2999}}},{integer,1}],{x,0}}.
    {call,1,{f,42}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_cons,{t_number,any},nil}}]}}.
    {move,{y,2},{x,1}}.
    {call,2,{f,617}}. % '-suspenders/1-lc$^0/1-0-'/2
    {'%',{var_info,{x,0},
                   [{type,{t_cons,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {move,{x,0},{y,3}}.
    {line,[{location,"torture.erl",229}]}.
    {call,1,{f,613}}. % '-suspenders/1-lc$^2/1-1-'/1
    {'%',{var_info,{x,0},[{type,nil}]}}.
    {recv_marker_reserve,{y,0}}.
    {call_ext,0,{extfunc,erlang,make_ref,0}}.
    {test_heap,4,1}.
    {bif,self,{f,0},[],{x,1}}.
    {put_tuple2,{x,1},{list,[{x,1},{x,0},{atom,still_there}]}}.
    {recv_marker_bind,{y,0},{x,0}}.
    {move,{x,0},{y,0}}.
    {move,{y,2},{x,0}}.
    {line,[{location,"torture.erl",231}]}.
    send.
    {move,{y,3},{x,0}}.
    {init_yregs,{list,[{y,3}]}}.
    {line,[{location,"torture.erl",232}]}.
    {call,1,{f,607}}. % '-suspenders/1-lc$^3/1-2-'/1
    {'%',{var_info,{x,0},[{type,nil}]}}.
    {recv_marker_use,{y,0}}.
  {label,160}.
    {loop_rec,{f,165},{x,0}}.
    {test,is_tuple,{f,164},[{x,0}]}.
    {test,test_arity,{f,164},[{x,0},2]}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_eq_exact,{f,164},[{x,0},{atom,still_there}]}.
    {test,is_eq_exact,{f,164},[{x,1},{tr,{y,0},reference}]}.
    {recv_marker_clear,{y,0}}.
    remove_message.
    {recv_marker_use,{y,1}}.
  {label,161}.
    {loop_rec,{f,163},{x,0}}.
    {test,is_tagged_tuple,{f,162},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,162},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,162},[{x,0},{literal,{served,1}}]}.
    {test,is_eq_exact,{f,162},[{x,1},{tr,{y,1},reference}]}.
    {test,is_eq_exact,{f,162},[{x,3},{tr,{y,2},pid}]}.
    {recv_marker_clear,{y,1}}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,4}.
    return.
  {label,162}.
    {loop_rec_end,{f,161}}.
  {label,163}.
    {wait,{f,161}}.
  {label,164}.
    {loop_rec_end,{f,160}}.
  {label,165}.
    {wait,{f,160}}.


{function, random_patience, 0, 167}.
  {label,166}.
    {line,[{location,"torture.erl",236}]}.
    {func_info,{atom,torture},{atom,random_patience},0}.
  {label,167}.
    {allocate,0,0}.
    {move,{literal,[positive]},{x,0}}.
    {call_ext,1,{extfunc,erlang,unique_integer,1}}.
    {gc_bif,'rem',{f,0},1,[{tr,{x,0},{t_integer,any}},{integer,3}],{x,0}}.
    {deallocate,0}.
    return.


{function, infos, 1, 169}.
  {label,168}.
    {line,[{location,"torture.erl",239}]}.
    {func_info,{atom,torture},{atom,infos},1}.
  {label,169}.
    {allocate,3,0}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {move,{integer,3},{x,0}}.
    {line,[{location,"torture.erl",240}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {recv_marker_reserve,{y,2}}.
    {move,{atom,victim},{x,1}}.
    {move,{x,0},{x,2}}.
    {move,{atom,torture},{x,0}}.
    {call_ext,3,{extfunc,erlang,spawn_monitor,3}}.
    {test_heap,{alloc,[{words,1},{floats,0},{funs,1}]},1}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
    {make_fun3,{f,605},0,0,{x,0},{list,[{y,1}]}}.
    {recv_marker_bind,{y,2},{y,0}}.
    {init_yregs,{list,[{y,2}]}}.
    {line,[{location,"torture.erl",241}]}.
    {call_ext,1,{extfunc,erlang,spawn_link,1}}.
    {move,{x,0},{y,2}}.
    {move,{y,1},{x,0}}.
    {move,{literal,[messages,links,current_function,heap_size,dictionary]},
          {x,1}}.
    {line,[{location,"torture.erl",242}]}.
    {call_ext,2,{extfunc,erlang,process_info,2}}.
    {test,is_nonempty_list,{f,170},[{x,0}]}.
    {get_list,{x,0},{x,1},{x,2}}.
    {test,is_tagged_tuple,{f,181},[{x,1},2,{atom,messages}]}.
    {test,is_nonempty_list,{f,181},[{x,2}]}.
    {get_list,{x,2},{x,1},{x,2}}.
    {test,is_eq_exact,{f,181},[{x,1},{literal,{links,[]}}]}.
    {test,is_nonempty_list,{f,181},[{x,2}]}.
    {get_list,{x,2},{x,1},{x,2}}.
    {test,is_tagged_tuple,{f,181},[{x,1},2,{atom,current_function}]}.
    {test,is_nonempty_list,{f,181},[{x,2}]}.
    {get_list,{x,2},{x,1},{x,2}}.
    {test,is_tagged_tuple,{f,181},[{x,1},2,{atom,heap_size}]}.
    {test,is_eq_exact,{f,181},[{x,2},{literal,[{dictionary,[]}]}]}.
    {get_tuple_element,{x,1},1,{x,1}}.
    {test,is_lt,{f,181},[{integer,0},{x,1}]}.
    {jump,{f,171}}.
  {label,170}.
    {test,is_eq_exact,{f,181},[{x,0},{atom,undefined}]}.
  {label,171}.
    {move,{y,1},{x,0}}.
    {line,[{location,"torture.erl",246}]}.
    {call_ext,1,{extfunc,erlang,is_process_alive,1}}.
    {test,is_boolean,{f,178},[{x,0}]}.
    {recv_marker_use,{y,0}}.
  {label,172}.
    {loop_rec,{f,177},{x,0}}.
    {test,is_tagged_tuple,{f,176},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,176},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,176},[{x,0},{atom,killed}]}.
    {test,is_eq_exact,{f,176},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,176},[{x,3},{tr,{y,1},pid}]}.
    {recv_marker_clear,{y,0}}.
    remove_message.
  {label,173}.
    {loop_rec,{f,175},{x,0}}.
    {test,is_tagged_tuple,{f,174},[{x,0},3,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,0}}.
    {test,is_eq_exact,{f,174},[{x,0},{atom,normal}]}.
    {test,is_eq_exact,{f,174},[{x,1},{tr,{y,2},pid}]}.
    remove_message.
    {move,{y,1},{y,2}}.
    {trim,2,1}.
    {move,{y,0},{x,0}}.
    {line,[{location,"torture.erl",249}]}.
    {call_ext,1,{extfunc,erlang,is_process_alive,1}}.
    {test,is_eq_exact,{f,180},[{x,0},{atom,false}]}.
    {move,{atom,status},{x,1}}.
    {move,{y,0},{x,0}}.
    {trim,1,0}.
    {line,[{location,"torture.erl",250}]}.
    {call_ext,2,{extfunc,erlang,process_info,2}}.
    {test,is_eq_exact,{f,179},[{x,0},{atom,undefined}]}.
    {deallocate,0}.
    return.
  {label,174}.
    {loop_rec_end,{f,173}}.
  {label,175}.
    {wait,{f,173}}.
  {label,176}.
    {loop_rec_end,{f,172}}.
  {label,177}.
    {wait,{f,172}}.
  {label,178}.
    {recv_marker_clear,{y,0}}.
    {line,[{location,"torture.erl",246}]}.
    {badmatch,{atom,false}}.
  {label,179}.
    {line,[{location,"torture.erl",250}]}.
    {badmatch,{x,0}}.
  {label,180}.
    {line,[{location,"torture.erl",249}]}.
    {badmatch,{x,0}}.
  {label,181}.
    {line,[{location,"torture.erl",242}]}.
    {case_end,{x,0}}.


{function, calls, 1, 183}.
  {label,182}.
    {line,[{location,"torture.erl",253}]}.
    {func_info,{atom,torture},{atom,calls},1}.
  {label,183}.
    {allocate,3,0}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {move,{integer,50},{x,0}}.
    {line,[{location,"torture.erl",254}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {gc_bif,'+',{f,0},1,[{tr,{x,0},{t_integer,{0,2999}}},{integer,10}],{x,0}}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {recv_marker_reserve,{y,2}}.
    {move,{atom,echo},{x,1}}.
    {move,{x,0},{x,2}}.
    {move,{atom,torture},{x,0}}.
    {call_ext,3,{extfunc,erlang,spawn_monitor,3}}.
    {get_tuple_element,{x,0},1,{y,1}}.
    {recv_marker_bind,{y,2},{y,1}}.
    {get_tuple_element,{x,0},0,{y,2}}.
    {move,{y,2},{x,1}}.
    {move,{literal,[1,2]},{x,0}}.
    {line,[{location,"torture.erl",255}]}.
    {call,2,{f,600}}. % '-calls/1-lc$^0/1-0-'/2
    {'%',{var_info,{x,0},
                   [{type,{t_cons,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {line,[{location,"torture.erl",256}]}.
    {call,1,{f,594}}. % '-calls/1-lc$^2/1-1-'/1
    {'%',{var_info,{x,0},[{type,{t_cons,any,nil}}]}}.
    {move,{x,0},{y,0}}.
    {move,{y,2},{x,0}}.
    {move,{atom,kill},{x,1}}.
    {line,[{location,"torture.erl",257}]}.
    {call_ext,2,{extfunc,erlang,exit,2}}.
    {recv_marker_use,{y,1}}.
  {label,184}.
    {loop_rec,{f,188},{x,0}}.
    {test,is_tagged_tuple,{f,187},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,187},[{x,2},{atom,process}]}.
    {test,is_tuple,{f,185},[{x,0}]}.
    {test,is_tagged_tuple,
          {f,187},
          [{tr,{x,0},{t_tuple,0,false,#{}}},2,{atom,served}]}.
    {test,is_eq_exact,{f,187},[{x,1},{tr,{y,1},reference}]}.
    {test,is_eq_exact,{f,187},[{x,3},{tr,{y,2},pid}]}.
    {recv_marker_clear,{y,1}}.
    remove_message.
    {get_tuple_element,{x,0},1,{y,2}}.
    {test,is_ne_exact,{f,186},[{y,2},{atom,any}]}.
    {move,{y,0},{x,0}}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {line,[{location,"torture.erl",259}]}.
    {call,1,{f,39}}. % sum/1
    {'%',{var_info,{x,0},[{type,{t_number,any}}]}}.
    {test,is_eq_exact,{f,189},[{y,2},{tr,{x,0},{t_number,any}}]}.
    {jump,{f,186}}.
  {label,185}.
    {test,is_eq_exact,{f,187},[{x,0},{atom,killed}]}.
    {test,is_eq_exact,{f,187},[{x,1},{tr,{y,1},reference}]}.
    {test,is_eq_exact,{f,187},[{x,3},{tr,{y,2},pid}]}.
    {recv_marker_clear,{y,1}}.
    remove_message.
  {label,186}.
    {move,{atom,true},{x,0}}.
    {deallocate,3}.
    return.
  {label,187}.
    {loop_rec_end,{f,184}}.
  {label,188}.
    {wait,{f,184}}.
  {label,189}.
    {badmatch,{atom,false}}.


{function, call_all, 2, 191}.
  {label,190}.
    {line,[{location,"torture.erl",261}]}.
    {func_info,{atom,torture},{atom,call_all},2}.
  {label,191}.
    {'%',{var_info,{x,0},[{type,pid}]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,{'-inf',40}}}]}}.
    {test,is_eq_exact,
          {f,192},
          [{tr,{x,1},{t_integer,{'-inf',40}}},{integer,0}]}.
    {move,{literal,{answered,40}},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,exit,1}}.
  {label,192}.
    {allocate,3,2}.
    {move,{x,1},{y,1}}.
    {move,{x,0},{y,2}}.
    {recv_marker_reserve,{y,0}}.
    {move,{x,0},{x,1}}.
    {move,{atom,process},{x,0}}.
    {line,[{location,"torture.erl",263}]}.
    {call_ext,2,{extfunc,erlang,monitor,2}}.
    {test_heap,4,1}.
    {bif,self,{f,0},[],{x,1}}.
    {put_tuple2,{x,1},{list,[{x,1},{x,0},{y,1}]}}.
    {recv_marker_bind,{y,0},{x,0}}.
    {move,{x,0},{y,0}}.
    {move,{y,2},{x,0}}.
    {line,[{location,"torture.erl",264}]}.
    send.
    {recv_marker_use,{y,0}}.
  {label,193}.
    {loop_rec,{f,197},{x,0}}.
    {test,is_tuple,{f,196},[{x,0}]}.
    {select_tuple_arity,{tr,{x,0},{t_tuple,0,false,#{}}},
                        {f,196},
                        {list,[2,{f,195},5,{f,194}]}}.
  {label,194}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {get_tuple_element,{x,0},1,{x,2}}.
    {get_tuple_element,{x,0},2,{x,3}}.
    {get_tuple_element,{x,0},3,{x,0}}.
    {test,is_eq_exact,{f,196},[{x,1},{atom,'DOWN'}]}.
    {test,is_eq_exact,{f,196},[{x,3},{atom,process}]}.
    {test,is_eq_exact,{f,196},[{x,2},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,196},[{x,0},{tr,{y,2},pid}]}.
    {recv_marker_clear,{y,0}}.
    remove_message.
    {line,[{location,"torture.erl",267}]}.
    {gc_bif,'-',
            {f,0},
            0,
            [{integer,40},{tr,{y,1},{t_integer,{'-inf',40}}}],
            {x,0}}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{atom,answered},{x,0}]}}.
    {call_ext_last,1,{extfunc,erlang,exit,1},3}.
  {label,195}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_eq_exact,{f,196},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,196},[{x,0},{tr,{y,1},{t_integer,{'-inf',40}}}]}.
    remove_message.
    {move,{literal,[flush]},{x,1}}.
    {move,{y,0},{x,0}}.
    {line,[{location,"torture.erl",266}]}.
    {call_ext,2,{extfunc,erlang,demonitor,2}}.
    {recv_marker_clear,{y,0}}.
    {gc_bif,'-',
            {f,0},
            0,
            [{tr,{y,1},{t_integer,{'-inf',40}}},{integer,1}],
            {x,1}}.
    {move,{y,2},{x,0}}.
    {call_last,2,{f,191},3}. % call_all/2
  {label,196}.
    {loop_rec_end,{f,193}}.
  {label,197}.
    {wait,{f,193}}.


{function, echo, 1, 199}.
  {label,198}.
    {line,[{location,"torture.erl",270}]}.
    {func_info,{atom,torture},{atom,echo},1}.
  {label,199}.
    {move,{x,0},{x,1}}.
    {call_only,2,{f,201}}. % echo/2


{function, echo, 2, 201}.
  {label,200}.
    {line,[{location,"torture.erl",272}]}.
    {func_info,{atom,torture},{atom,echo},2}.
  {label,201}.
    {test,is_eq_exact,{f,202},[{x,0},{integer,0}]}.
    {test_heap,3,2}.
    {put_tuple2,{x,0},{list,[{atom,served},{x,1}]}}.
    {call_ext_only,1,{extfunc,erlang,exit,1}}.
  {label,202}.
    {allocate,2,2}.
    {move,{x,1},{y,0}}.
    {move,{x,0},{y,1}}.
  {label,203}.
    {loop_rec,{f,205},{x,0}}.
    {test,is_tuple,{f,204},[{x,0}]}.
    {test,test_arity,{f,204},[{x,0},3]}.
    {test_heap,3,1}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    remove_message.
    {put_tuple2,{x,1},{list,[{x,1},{x,2}]}}.
    {get_tuple_element,{x,0},0,{x,0}}.
    {line,[{location,"torture.erl",273}]}.
    send.
    {gc_bif,'-',{f,0},0,[{y,1},{integer,1}],{x,0}}.
    {move,{y,0},{x,1}}.
    {call_last,2,{f,201},2}. % echo/2
  {label,204}.
    {loop_rec_end,{f,203}}.
  {label,205}.
    {wait,{f,203}}.


{function, trees, 1, 207}.
  {label,206}.
    {line,[{location,"torture.erl",276}]}.
    {func_info,{atom,torture},{atom,trees},1}.
  {label,207}.
    {allocate_heap,3,2,0}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {bif,self,{f,0},[],{x,0}}.
    {put_list,{x,0},{literal,[5]},{x,0}}.
    {recv_marker_reserve,{y,2}}.
    {move,{atom,leaf},{x,1}}.
    {move,{x,0},{x,2}}.
    {move,{atom,torture},{x,0}}.
    {line,[{location,"torture.erl",277}]}.
    {call_ext,3,{extfunc,erlang,spawn_monitor,3}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
    {recv_marker_bind,{y,2},{y,0}}.
  {label,208}.
    {loop_rec,{f,213},{x,0}}.
    {test,is_tagged_tuple,{f,212},[{x,0},3,{atom,leaf}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,0}}.
    {test,is_eq_exact,{f,212},[{x,0},{integer,63}]}.
    {test,is_eq_exact,{f,212},[{x,1},{tr,{y,1},pid}]}.
    remove_message.
    {recv_marker_use,{y,0}}.
  {label,209}.
    {loop_rec,{f,211},{x,0}}.
    {test,is_tagged_tuple,{f,210},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,210},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,210},[{x,0},{atom,normal}]}.
    {test,is_eq_exact,{f,210},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,210},[{x,3},{tr,{y,1},pid}]}.
    {recv_marker_clear,{y,0}}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,3}.
    return.
  {label,210}.
    {loop_rec_end,{f,209}}.
  {label,211}.
    {wait,{f,209}}.
  {label,212}.
    {loop_rec_end,{f,208}}.
  {label,213}.
    {wait,{f,208}}.


{function, leaf, 2, 215}.
  {label,214}.
    {line,[{location,"torture.erl",281}]}.
    {func_info,{atom,torture},{atom,leaf},2}.
  {label,215}.
    {test,is_eq_exact,{f,216},[{x,1},{integer,0}]}.
    {allocate_heap,0,4,1}.
    {bif,self,{f,0},[],{x,1}}.
    {put_tuple2,{x,1},{list,[{atom,leaf},{x,1},{integer,1}]}}.
    send.
    {deallocate,0}.
    return.
  {label,216}.
    {line,[{location,"torture.erl",283}]}.
    {gc_bif,'rem',{f,0},2,[{x,1},{integer,3}],{x,2}}.
    {gc_bif,'+',{f,0},3,[{tr,{x,2},{t_integer,{-2,2}}},{integer,1}],{x,2}}.
    {bif,element,
         {f,0},
         [{tr,{x,2},{t_integer,{-1,3}}},{literal,{low,normal,high}}],
         {x,2}}.
    {allocate,2,3}.
    {init_yregs,{list,[{y,0}]}}.
    {move,{x,0},{y,1}}.
    {move,{literal,[1,2]},{x,0}}.
    {line,[{location,"torture.erl",284}]}.
    {call,3,{f,591}}. % '-leaf/2-lc$^0/1-0-'/3
    {'%',{var_info,{x,0},[{type,{t_cons,any,nil}}]}}.
    {bif,self,{f,0},[],{y,0}}.
    {line,[{location,"torture.erl",285}]}.
    {call,1,{f,585}}. % '-leaf/2-lc$^1/1-1-'/1
    {'%',{var_info,{x,0},[{type,{t_cons,any,nil}}]}}.
    {call,1,{f,39}}. % sum/1
    {'%',{var_info,{x,0},[{type,{t_number,any}}]}}.
    {gc_bif,'+',{f,0},1,[{tr,{x,0},{t_number,any}},{integer,1}],{x,0}}.
    {test_heap,4,1}.
    {put_tuple2,{x,1},{list,[{atom,leaf},{y,0},{x,0}]}}.
    {move,{y,1},{x,0}}.
    send.
    {deallocate,2}.
    return.


{function, aliases, 1, 218}.
  {label,217}.
    {line,[{location,"torture.erl",288}]}.
    {func_info,{atom,torture},{atom,aliases},1}.
  {label,218}.
    {allocate,3,0}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {move,{literal,[reply]},{x,0}}.
    {line,[{location,"torture.erl",289}]}.
    {call_ext,1,{extfunc,erlang,alias,1}}.
    {bif,self,{f,0},[],{y,2}}.
    {move,{x,0},{y,1}}.
    {move,{integer,4},{x,0}}.
    {line,[{location,"torture.erl",291}]}.
    {call,1,{f,42}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_cons,{t_number,any},nil}}]}}.
    {move,{y,1},{x,1}}.
    {move,{y,2},{x,2}}.
    {call,3,{f,580}}. % '-aliases/1-lc$^0/1-0-'/3
    {'%',{var_info,{x,0},
                   [{type,{t_cons,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {move,{x,0},{y,0}}.
  {label,219}.
    {loop_rec,{f,221},{x,0}}.
    {test,is_tagged_tuple,{f,220},[{x,0},3,{atom,by_alias}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_eq_exact,{f,220},[{x,0},{tr,{y,2},pid}]}.
    remove_message.
    {move,{y,0},{x,0}}.
    {move,{y,1},{y,2}}.
    {trim,2,1}.
    {line,[{location,"torture.erl",293}]}.
    {call,1,{f,574}}. % '-aliases/1-lc$^2/1-1-'/1
    {'%',{var_info,{x,0},[{type,nil}]}}.
    {move,{y,0},{x,0}}.
    {trim,1,0}.
    {line,[{location,"torture.erl",294}]}.
    {call_ext,1,{extfunc,erlang,unalias,1}}.
    {test,is_eq_exact,{f,222},[{x,0},{atom,false}]}.
    {deallocate,0}.
    return.
  {label,220}.
    {loop_rec_end,{f,219}}.
  {label,221}.
    {wait,{f,219}}.
  {label,222}.
    {badmatch,{x,0}}.


{function, replies, 1, 224}.
  {label,223}.
    {line,[{location,"torture.erl",297}]}.
    {func_info,{atom,torture},{atom,replies},1}.
  {label,224}.
    {allocate_heap,3,{alloc,[{words,0},{floats,0},{funs,1}]},0}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {make_fun3,{f,232},0,0,{x,0},{list,[]}}.
    {'%',{var_info,{x,0},[{fun_type,none}]}}.
    {recv_marker_reserve,{y,2}}.
    {line,[{location,"torture.erl",298}]}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {get_tuple_element,{x,0},1,{y,1}}.
    {recv_marker_bind,{y,2},{y,1}}.
    {get_tuple_element,{x,0},0,{y,2}}.
    {move,{y,2},{x,1}}.
    {move,{literal,[1,2]},{x,0}}.
    {line,[{location,"torture.erl",299}]}.
    {call,2,{f,569}}. % '-replies/1-lc$^0/1-0-'/2
    {'%',{var_info,{x,0},
                   [{type,{t_cons,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {move,{x,0},{y,0}}.
    {move,{integer,2},{x,0}}.
    {line,[{location,"torture.erl",300}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {select_val,{tr,{x,0},{t_integer,{0,2999}}},
                {f,230},
                {list,[{integer,0},{f,225},{integer,1},{f,226}]}}.
  {label,225}.
    {move,{atom,kill},{x,1}}.
    {move,{y,2},{x,0}}.
    {line,[{location,"torture.erl",301}]}.
    {call_ext,2,{extfunc,erlang,exit,2}}.
  {label,226}.
    {move,{y,0},{x,0}}.
    {init_yregs,{list,[{y,0}]}}.
    {line,[{location,"torture.erl",304}]}.
    {call,1,{f,563}}. % '-replies/1-lc$^2/1-1-'/1
    {'%',{var_info,{x,0},[{type,nil}]}}.
    {move,{atom,kill},{x,1}}.
    {move,{y,2},{x,0}}.
    {line,[{location,"torture.erl",305}]}.
    {call_ext,2,{extfunc,erlang,exit,2}}.
    {recv_marker_use,{y,1}}.
  {label,227}.
    {loop_rec,{f,229},{x,0}}.
    {test,is_tagged_tuple,{f,228},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,228},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,228},[{x,0},{atom,killed}]}.
    {test,is_eq_exact,{f,228},[{x,1},{tr,{y,1},reference}]}.
    {test,is_eq_exact,{f,228},[{x,3},{tr,{y,2},pid}]}.
    {recv_marker_clear,{y,1}}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,3}.
    return.
  {label,228}.
    {loop_rec_end,{f,227}}.
  {label,229}.
    {wait,{f,227}}.
  {label,230}.
    {line,[{location,"torture.erl",300}]}.
    {case_end,{x,0}}.


{function, server, 0, 232}.
  {label,231}.
    {line,[{location,"torture.erl",308}]}.
    {func_info,{atom,torture},{atom,server},0}.
  {label,232}.
    {allocate,1,0}.
    {init_yregs,{list,[{y,0}]}}.
  {label,233}.
    {loop_rec,{f,235},{x,0}}.
    {test,is_tuple,{f,234},[{x,0}]}.
    {test,test_arity,{f,234},[{x,0},2]}.
    {move,{x,0},{x,1}}.
    remove_message.
    {get_tuple_element,{x,1},0,{y,0}}.
    {move,{y,0},{x,0}}.
    {line,[{location,"torture.erl",309}]}.
    send.
    {test_heap,3,0}.
    {put_tuple2,{x,1},{list,[{y,0},{atom,twice}]}}.
    {move,{y,0},{x,0}}.
    {trim,1,0}.
    send.
    {call_last,0,{f,232},0}. % server/0
  {label,234}.
    {loop_rec_end,{f,233}}.
  {label,235}.
    {wait,{f,233}}.


{function, alias_calls, 3, 237}.
  {label,236}.
    {line,[{location,"torture.erl",311}]}.
    {func_info,{atom,torture},{atom,alias_calls},3}.
  {label,237}.
    {'%',{var_info,{x,0},[{type,pid}]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,{'-inf',20}}}]}}.
    {'%',{var_info,{x,2},[{type,{t_integer,{0,'+inf'}}}]}}.
    {test,is_eq_exact,
          {f,239},
          [{tr,{x,1},{t_integer,{'-inf',20}}},{integer,0}]}.
    {allocate,1,3}.
    {move,{x,2},{y,0}}.
    {loop_rec,{f,238},{x,0}}.
    {test_heap,3,1}.
    remove_message.
    {put_tuple2,{x,0},{list,[{atom,late},{x,0}]}}.
    {line,[{location,"torture.erl",312}]}.
    {call_ext_last,1,{extfunc,erlang,exit,1},1}.
  {label,238}.
    timeout.
    {move,{y,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,239}.
    {allocate,4,3}.
    {move,{x,2},{y,1}}.
    {move,{x,1},{y,2}}.
    {move,{x,0},{y,3}}.
    {recv_marker_reserve,{y,0}}.
    {move,{x,0},{x,1}}.
    {move,{literal,[{alias,reply_demonitor}]},{x,2}}.
    {move,{atom,process},{x,0}}.
    {line,[{location,"torture.erl",314}]}.
    {call_ext,3,{extfunc,erlang,monitor,3}}.
    {test_heap,3,1}.
    {put_tuple2,{x,1},{list,[{x,0},{y,2}]}}.
    {recv_marker_bind,{y,0},{x,0}}.
    {move,{x,0},{y,0}}.
    {move,{y,3},{x,0}}.
    {line,[{location,"torture.erl",315}]}.
    send.
    {recv_marker_use,{y,0}}.
  {label,240}.
    {loop_rec,{f,244},{x,0}}.
    {test,is_tuple,{f,243},[{x,0}]}.
    {select_tuple_arity,{tr,{x,0},{t_tuple,0,false,#{}}},
                        {f,243},
                        {list,[2,{f,242},5,{f,241}]}}.
  {label,241}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {get_tuple_element,{x,0},1,{x,2}}.
    {get_tuple_element,{x,0},2,{x,3}}.
    {get_tuple_element,{x,0},3,{x,0}}.
    {test,is_eq_exact,{f,243},[{x,1},{atom,'DOWN'}]}.
    {test,is_eq_exact,{f,243},[{x,3},{atom,process}]}.
    {test,is_eq_exact,{f,243},[{x,2},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,243},[{x,0},{tr,{y,3},pid}]}.
    {recv_marker_clear,{y,0}}.
    remove_message.
    {line,[{location,"torture.erl",318}]}.
    {gc_bif,'-',
            {f,0},
            0,
            [{tr,{y,2},{t_integer,{'-inf',20}}},{integer,1}],
            {x,0}}.
    {gc_bif,'+',{f,0},1,[{tr,{y,1},{t_integer,{0,'+inf'}}},{integer,1}],{x,2}}.
    {move,{x,0},{x,1}}.
    {move,{y,3},{x,0}}.
    {call_last,3,{f,237},4}. % alias_calls/3
  {label,242}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_eq_exact,{f,243},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,243},[{x,0},{tr,{y,2},{t_integer,{'-inf',20}}}]}.
    {recv_marker_clear,{y,0}}.
    remove_message.
    {line,[{location,"torture.erl",317}]}.
    {gc_bif,'-',
            {f,0},
            0,
            [{tr,{y,2},{t_integer,{'-inf',20}}},{integer,1}],
            {x,0}}.
    {gc_bif,'+',{f,0},1,[{tr,{y,1},{t_integer,{0,'+inf'}}},{integer,1}],{x,2}}.
    {move,{x,0},{x,1}}.
    {move,{y,3},{x,0}}.
    {call_last,3,{f,237},4}. % alias_calls/3
  {label,243}.
    {loop_rec_end,{f,240}}.
  {label,244}.
    {wait,{f,240}}.


{function, requests, 1, 246}.
  {label,245}.
    {line,[{location,"torture.erl",322}]}.
    {func_info,{atom,torture},{atom,requests},1}.
  {label,246}.
    {allocate,1,0}.
    {init_yregs,{list,[{y,0}]}}.
    {bif,self,{f,0},[],{x,1}}.
    {move,{literal,[yes,success_only,error_only,no]},{x,0}}.
    {line,[{location,"torture.erl",325}]}.
    {call,2,{f,555}}. % '-requests/1-lc$^0/1-0-'/2
    {'%',{var_info,{x,0},[{type,{t_cons,reference,nil}}]}}.
    {move,{literal,[yes,yes,yes,yes,no,no,no,no]},{x,1}}.
    {line,[{location,"torture.erl",326}]}.
    {call,2,{f,20}}. % pairs/2
    {'%',
     {var_info,
      {x,0},
      [{type,
        {t_cons,
         {t_tuple,2,true,
          #{1 =>
             {t_union,none,none,none,
              {t_tuple,2,true,#{1 => {t_atom,[binary,code,ets,processes]}}},
              reference},
            2 =>
             {t_union,
              {t_atom,[no,yes]},
              none,none,
              {t_tuple,2,true,#{1 => {t_atom,[binary,code,ets,processes]}}},
              none}}},
         nil}}]}}.
    {call,1,{f,552}}. % '-requests/1-lc$^3/1-2-'/1
    {'%',{var_info,{x,0},[{type,nil}]}}.
    {test_heap,{alloc,[{words,0},{floats,0},{funs,1}]},0}.
    {make_fun3,{f,550},0,0,{x,0},{list,[]}}.
    {'%',{var_info,{x,0},[{fun_type,{t_atom,[ok]}}]}}.
    {recv_marker_reserve,{y,0}}.
    {move,{literal,[link,{reply,yes}]},{x,1}}.
    {line,[{location,"torture.erl",327}]}.
    {call_ext,2,{extfunc,erlang,spawn_request,2}}.
    {recv_marker_bind,{y,0},{x,0}}.
    {move,{x,0},{y,0}}.
    {line,[{location,"torture.erl",328}]}.
    {call_ext,1,{extfunc,erlang,spawn_request_abandon,1}}.
    {select_val,{x,0},
                {f,256},
                {list,[{atom,false},{f,248},{atom,true},{f,247}]}}.
  {label,247}.
    {recv_marker_clear,{y,0}}.
    {jump,{f,251}}.
  {label,248}.
    {recv_marker_use,{y,0}}.
  {label,249}.
    {loop_rec,{f,255},{x,0}}.
    {test,is_tagged_tuple,{f,254},[{x,0},4,{atom,spawn_reply}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {test,is_eq_exact,{f,254},[{x,2},{atom,ok}]}.
    {test,is_eq_exact,{f,254},[{x,1},{tr,{y,0},reference}]}.
    {recv_marker_clear,{y,0}}.
    {get_tuple_element,{x,0},3,{y,0}}.
    remove_message.
  {label,250}.
    {loop_rec,{f,253},{x,0}}.
    {test,is_tagged_tuple,{f,252},[{x,0},3,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,0}}.
    {test,is_eq_exact,{f,252},[{x,0},{atom,normal}]}.
    {test,is_eq_exact,{f,252},[{x,1},{y,0}]}.
    remove_message.
  {label,251}.
    {call_last,0,{f,272},1}. % flush_exits/0
  {label,252}.
    {loop_rec_end,{f,250}}.
  {label,253}.
    {wait,{f,250}}.
  {label,254}.
    {loop_rec_end,{f,249}}.
  {label,255}.
    {wait,{f,249}}.
  {label,256}.
    {recv_marker_clear,{y,0}}.
    {case_end,{x,0}}.


{function, requested, 2, 258}.
  {label,257}.
    {line,[{location,"torture.erl",334}]}.
    {func_info,{atom,torture},{atom,requested},2}.
  {label,258}.
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_union,none,none,none,
                     {t_tuple,2,true,
                         #{1 => {t_atom,[binary,code,ets,processes]}}},
                     reference}}]}}.
    {'%',
        {var_info,
            {x,1},
            [{type,
                 {t_union,
                     {t_atom,[no,yes]},
                     none,none,
                     {t_tuple,2,true,
                         #{1 => {t_atom,[binary,code,ets,processes]}}},
                     none}}]}}.
    {allocate,2,2}.
    {init_yregs,{list,[{y,0}]}}.
    {move,{x,0},{y,1}}.
    {select_val,
        {tr,{x,1},
            {t_union,
                {t_atom,[no,yes]},
                none,none,
                {t_tuple,2,true,#{1 => {t_atom,[binary,code,ets,processes]}}},
                none}},
        {f,270},
        {list,[{atom,no},{f,262},{atom,yes},{f,259}]}}.
  {label,259}.
    {loop_rec,{f,261},{x,0}}.
    {test,is_tagged_tuple,{f,260},[{x,0},4,{atom,spawn_reply}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,0}}.
    {test,is_eq_exact,{f,260},[{x,2},{atom,ok}]}.
    {test,is_eq_exact,
          {f,260},
          [{x,1},
           {tr,{y,1},
               {t_union,none,none,none,
                        {t_tuple,2,true,
                                 #{1 => {t_atom,[binary,code,ets,processes]}}},
                        reference}}]}.
    remove_message.
    {move,{x,0},{y,0}}.
    {jump,{f,263}}.
  {label,260}.
    {loop_rec_end,{f,259}}.
  {label,261}.
    {wait,{f,259}}.
  {label,262}.
    {move,{atom,any},{y,0}}.
  {label,263}.
    {loop_rec,{f,269},{x,0}}.
    {test,is_tagged_tuple,{f,268},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,268},[{x,2},{atom,process}]}.
    {test,is_tagged_tuple,{f,268},[{x,0},2,{atom,number}]}.
    {test,is_eq_exact,
          {f,268},
          [{x,1},
           {tr,{y,1},
               {t_union,none,none,none,
                        {t_tuple,2,true,
                                 #{1 => {t_atom,[binary,code,ets,processes]}}},
                        reference}}]}.
    {test,is_ne_exact,{f,264},[{x,3},{y,0}]}.
    {test,is_eq_exact,{f,268},[{y,0},{atom,any}]}.
  {label,264}.
    {move,{x,3},{y,1}}.
    remove_message.
  {label,265}.
    {loop_rec,{f,267},{x,0}}.
    {test,is_tagged_tuple,{f,266},[{x,0},2,{atom,begun}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_eq_exact,{f,266},[{x,0},{y,1}]}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,2}.
    return.
  {label,266}.
    {loop_rec_end,{f,265}}.
  {label,267}.
    {wait,{f,265}}.
  {label,268}.
    {loop_rec_end,{f,263}}.
  {label,269}.
    {wait,{f,263}}.
  {label,270}.
    {line,[{location,"torture.erl",335}]}.
    {case_end,{x,1}}.


{function, flush_exits, 0, 272}.
  {label,271}.
    {line,[{location,"torture.erl",342}]}.
    {func_info,{atom,torture},{atom,flush_exits},0}.
  {label,272}.
    {allocate,0,0}.
  {label,273}.
    {loop_rec,{f,276},{x,0}}.
    {test,is_tagged_tuple,{f,275},[{x,0},3,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},2,{x,0}}.
    {select_val,{x,0},
                {f,275},
                {list,[{atom,abandoned},{f,274},{atom,normal},{f,274}]}}.
  {label,274}.
    remove_message.
    {call_last,0,{f,272},0}. % flush_exits/0
  {label,275}.
    {loop_rec_end,{f,273}}.
  {label,276}.
    timeout.
    {move,{atom,ok},{x,0}}.
    {deallocate,0}.
    return.


{function, collected, 1, 278}.
  {label,277}.
    {line,[{location,"torture.erl",345}]}.
    {func_info,{atom,torture},{atom,collected},1}.
  {label,278}.
    {allocate,3,0}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {move,{atom,echo},{x,1}}.
    {move,{literal,[1]},{x,2}}.
    {move,{atom,torture},{x,0}}.
    {line,[{location,"torture.erl",346}]}.
    {call_ext,3,{extfunc,erlang,spawn_link,3}}.
    {move,{x,0},{y,2}}.
    {move,{integer,2000},{x,0}}.
    {line,[{location,"torture.erl",347}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {call,1,{f,42}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {test_heap,3,1}.
    {put_tuple2,{x,1},{list,[{atom,noise},{x,0}]}}.
    {move,{y,2},{x,0}}.
    send.
    {move,{y,2},{x,0}}.
    {line,[{location,"torture.erl",348}]}.
    {call_ext,1,{extfunc,erlang,garbage_collect,1}}.
    {test,is_eq_exact,{f,286},[{x,0},{atom,true}]}.
    {move,{atom,message_queue_len},{x,1}}.
    {move,{y,2},{x,0}}.
    {line,[{location,"torture.erl",349}]}.
    {call_ext,2,{extfunc,erlang,process_info,2}}.
    {test,is_eq_exact,{f,285},[{x,0},{literal,{message_queue_len,1}}]}.
    {recv_marker_reserve,{y,1}}.
    {call_ext,0,{extfunc,erlang,make_ref,0}}.
    {bif,self,{f,0},[],{y,0}}.
    {recv_marker_bind,{y,1},{x,0}}.
    {move,{x,0},{y,1}}.
    {move,{integer,100},{x,0}}.
    {line,[{location,"torture.erl",351}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {call,1,{f,42}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {test_heap,4,1}.
    {put_tuple2,{x,1},{list,[{y,0},{y,1},{x,0}]}}.
    {init_yregs,{list,[{y,0}]}}.
    {move,{y,2},{x,0}}.
    send.
    {recv_marker_use,{y,1}}.
  {label,279}.
    {loop_rec,{f,284},{x,0}}.
    {test,is_tuple,{f,283},[{x,0}]}.
    {test,test_arity,{f,283},[{x,0},2]}.
    {get_tuple_element,{x,0},0,{x,0}}.
    {test,is_eq_exact,{f,283},[{x,0},{tr,{y,1},reference}]}.
    {recv_marker_clear,{y,1}}.
    remove_message.
  {label,280}.
    {loop_rec,{f,282},{x,0}}.
    {test,is_tagged_tuple,{f,281},[{x,0},3,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,0}}.
    {test,is_eq_exact,{f,281},[{x,0},{literal,{served,1}}]}.
    {test,is_eq_exact,{f,281},[{x,1},{tr,{y,2},pid}]}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,3}.
    return.
  {label,281}.
    {loop_rec_end,{f,280}}.
  {label,282}.
    {wait,{f,280}}.
  {label,283}.
    {loop_rec_end,{f,279}}.
  {label,284}.
    {wait,{f,279}}.
  {label,285}.
    {line,[{location,"torture.erl",349}]}.
    {badmatch,{x,0}}.
  {label,286}.
    {line,[{location,"torture.erl",348}]}.
    {badmatch,{x,0}}.


{function, long, 1, 288}.
  {label,287}.
    {line,[{location,"torture.erl",356}]}.
    {func_info,{atom,torture},{atom,long},1}.
  {label,288}.
    {line,[{location,"torture.erl",357}]}.
    {bs_create_bin,{f,0},
                   0,0,256,
                   {x,0},
                   {list,[{atom,integer},
                          1,1,nil,
                          {integer,0},
                          {integer,16777216}]}}.
    {allocate_heap,4,{alloc,[{words,1},{floats,0},{funs,1}]},1}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {move,{x,0},{y,3}}.
    {make_fun3,{f,548},0,0,{x,0},{list,[{x,0}]}}.
    {'%',{var_info,{x,0},[{fun_type,none}]}}.
    {recv_marker_reserve,{y,2}}.
    {line,[{location,"torture.erl",358}]}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
    {recv_marker_bind,{y,2},{y,0}}.
    {init_yregs,{list,[{y,2}]}}.
    {move,{integer,2},{x,0}}.
    {line,[{location,"torture.erl",359}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {select_val,{tr,{x,0},{t_integer,{0,2999}}},
                {f,298},
                {list,[{integer,0},{f,294},{integer,1},{f,289}]}}.
  {label,289}.
    {move,{atom,kill},{x,1}}.
    {init_yregs,{list,[{y,3}]}}.
    {move,{y,1},{x,0}}.
    {line,[{location,"torture.erl",361}]}.
    {call_ext,2,{extfunc,erlang,exit,2}}.
    {recv_marker_use,{y,0}}.
  {label,290}.
    {loop_rec,{f,293},{x,0}}.
    {test,is_tagged_tuple,{f,292},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {test,is_eq_exact,{f,292},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,292},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,292},[{x,3},{tr,{y,1},pid}]}.
    {recv_marker_clear,{y,0}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    remove_message.
    {test,is_ne_exact,{f,291},[{x,0},{atom,killed}]}.
    {bif,element,{f,0},[{integer,1},{x,0}],{x,0}}.
    {test,is_eq_exact,{f,299},[{x,0},{atom,crc}]}.
  {label,291}.
    {move,{atom,true},{x,0}}.
    {deallocate,4}.
    return.
  {label,292}.
    {loop_rec_end,{f,290}}.
  {label,293}.
    {wait,{f,290}}.
  {label,294}.
    {recv_marker_use,{y,0}}.
  {label,295}.
    {loop_rec,{f,297},{x,0}}.
    {test,is_tagged_tuple,{f,296},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,296},[{x,2},{atom,process}]}.
    {test,is_tagged_tuple,{f,296},[{x,0},2,{atom,crc}]}.
    {test,is_eq_exact,{f,296},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,296},[{x,3},{tr,{y,1},pid}]}.
    {move,{x,0},{y,2}}.
    {recv_marker_clear,{y,0}}.
    remove_message.
    {move,{y,3},{x,0}}.
    {move,{y,2},{y,3}}.
    {trim,3,1}.
    {line,[{location,"torture.erl",360}]}.
    {call_ext,1,{extfunc,erlang,crc32,1}}.
    {get_tuple_element,{y,0},1,{x,1}}.
    {test,is_eq_exact,{f,300},[{x,0},{x,1}]}.
    {deallocate,1}.
    return.
  {label,296}.
    {loop_rec_end,{f,295}}.
  {label,297}.
    {wait,{f,295}}.
  {label,298}.
    {recv_marker_clear,{y,0}}.
    {line,[{location,"torture.erl",359}]}.
    {case_end,{x,0}}.
  {label,299}.
    {line,[{location,"torture.erl",361}]}.
    {badmatch,{atom,false}}.
  {label,300}.
    {line,[{location,"torture.erl",360}]}.
    {badmatch,{x,0}}.


{function, given, 1, 302}.
  {label,301}.
    {line,[{location,"torture.erl",365}]}.
    {func_info,{atom,torture},{atom,given},1}.
  {label,302}.
    {allocate_heap,5,8,0}.
    {init_yregs,{list,[{y,0},{y,1},{y,2},{y,3}]}}.
    {bif,self,{f,0},[],{y,4}}.
    {put_tuple2,{x,0},{list,[{atom,heir},{y,4},{atom,heritage}]}}.
    {put_list,{x,0},nil,{x,0}}.
    {put_list,{atom,public},{x,0},{x,1}}.
    {move,{atom,given},{x,0}}.
    {line,[{location,"torture.erl",367}]}.
    {call_ext,2,{extfunc,ets,new,2}}.
    {move,{x,0},{y,3}}.
    {move,{integer,50},{x,0}}.
    {line,[{location,"torture.erl",368}]}.
    {call,1,{f,42}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_cons,{t_number,any},nil}}]}}.
    {call,1,{f,545}}. % '-given/1-lc$^0/1-0-'/1
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_cons,
                     {t_tuple,2,true,
                         #{1 => {t_number,any},
                           2 => {t_cons,{t_number,any},nil}}},
                     nil}}]}}.
    {move,{x,0},{x,1}}.
    {move,{y,3},{x,0}}.
    {call_ext,2,{extfunc,ets,insert,2}}.
    {test,is_eq_exact,{f,319},[{x,0},{atom,true}]}.
    {move,{y,4},{x,1}}.
    {move,{literal,[2,1]},{x,0}}.
    {line,[{location,"torture.erl",369}]}.
    {call,2,{f,540}}. % '-given/1-lc$^1/1-1-'/2
    {'%',{var_info,{x,0},
                   [{type,{t_cons,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {get_list,{x,0},{x,1},{x,2}}.
    {move,{x,0},{y,2}}.
    {test,is_nonempty_list,{f,318},[{x,2}]}.
    {get_list,{x,2},{x,0},{x,2}}.
    {test,is_nil,
          {f,318},
          [{tr,{x,2},
               {t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},nil}}]}.
    {test_heap,3,2}.
    {get_tuple_element,{x,1},0,{y,1}}.
    {put_tuple2,{x,1},{list,[{atom,pass_to},{y,1}]}}.
    {get_tuple_element,{x,0},0,{y,0}}.
    {move,{y,0},{x,0}}.
    {line,[{location,"torture.erl",370}]}.
    send.
    {move,{y,0},{x,1}}.
    {move,{atom,passed},{x,2}}.
    {move,{y,3},{x,0}}.
    {line,[{location,"torture.erl",371}]}.
    {call_ext,3,{extfunc,ets,give_away,3}}.
    {test,is_eq_exact,{f,317},[{x,0},{atom,true}]}.
    {move,{integer,4},{x,0}}.
    {line,[{location,"torture.erl",372}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {select_val,{tr,{x,0},{t_integer,{0,2999}}},
                {f,305},
                {list,[{integer,0},{f,304},{integer,1},{f,303}]}}.
  {label,303}.
    {move,{atom,kill},{x,1}}.
    {move,{y,1},{x,0}}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {line,[{location,"torture.erl",374}]}.
    {call_ext,2,{extfunc,erlang,exit,2}}.
    {move,{atom,true},{y,1}}.
    {jump,{f,306}}.
  {label,304}.
    {move,{atom,kill},{x,1}}.
    {move,{y,0},{x,0}}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {line,[{location,"torture.erl",373}]}.
    {call_ext,2,{extfunc,erlang,exit,2}}.
    {move,{atom,true},{y,1}}.
    {jump,{f,306}}.
  {label,305}.
    {move,{atom,false},{y,1}}.
  {label,306}.
    {loop_rec,{f,309},{x,0}}.
    {test,is_tagged_tuple,{f,308},[{x,0},4,{atom,'ETS-TRANSFER'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},3,{x,2}}.
    {test,is_eq_exact,{f,308},[{x,2},{atom,heritage}]}.
    {test,is_eq_exact,{f,308},[{x,1},{y,3}]}.
    remove_message.
    {get_tuple_element,{x,0},2,{x,0}}.
    {move,{y,2},{x,2}}.
    {move,{integer,1},{x,1}}.
    {line,[{location,"torture.erl",377}]}.
    {call_ext,3,{extfunc,lists,keymember,3}}.
    {test,is_eq_exact,{f,316},[{x,0},{atom,true}]}.
    {move,{y,2},{x,0}}.
    {line,[{location,"torture.erl",378}]}.
    {call,1,{f,537}}. % '-given/1-lc$^3/1-2-'/1
    {'%',{var_info,{x,0},[{type,nil}]}}.
    {move,{y,2},{x,0}}.
    {init_yregs,{list,[{y,2}]}}.
    {line,[{location,"torture.erl",379}]}.
    {call,1,{f,531}}. % '-given/1-lc$^4/1-3-'/1
    {'%',{var_info,{x,0},[{type,{t_cons,any,nil}}]}}.
    {test,is_ne_exact,{f,307},[{y,1},{atom,true}]}.
    {move,{x,0},{x,1}}.
    {init_yregs,{list,[{y,1}]}}.
    {move,{atom,held},{x,0}}.
    {line,[{location,"torture.erl",380}]}.
    {call_ext,2,{extfunc,lists,member,2}}.
    {test,is_eq_exact,{f,315},[{x,0},{atom,true}]}.
  {label,307}.
    {move,{atom,owner},{x,1}}.
    {move,{y,3},{x,0}}.
    {line,[{location,"torture.erl",381}]}.
    {call_ext,2,{extfunc,ets,info,2}}.
    {test,is_eq_exact,{f,314},[{x,0},{tr,{y,4},pid}]}.
    {move,{atom,size},{x,1}}.
    {move,{y,3},{y,4}}.
    {trim,4,1}.
    {move,{y,0},{x,0}}.
    {line,[{location,"torture.erl",382}]}.
    {call_ext,2,{extfunc,ets,info,2}}.
    {test,is_eq_exact,{f,313},[{x,0},{integer,50}]}.
    {move,{integer,7},{x,1}}.
    {move,{y,0},{x,0}}.
    {line,[{location,"torture.erl",383}]}.
    {call_ext,2,{extfunc,ets,lookup,2}}.
    {test,is_eq_exact,{f,312},[{x,0},{literal,[{7,[7]}]}]}.
    {move,{y,0},{x,0}}.
    {line,[{location,"torture.erl",384}]}.
    {call_ext,1,{extfunc,ets,delete,1}}.
    {test,is_eq_exact,{f,311},[{x,0},{atom,true}]}.
    {move,{atom,size},{x,1}}.
    {move,{y,0},{x,0}}.
    {trim,1,0}.
    {line,[{location,"torture.erl",385}]}.
    {call_ext,2,{extfunc,ets,info,2}}.
    {test,is_eq_exact,{f,310},[{x,0},{atom,undefined}]}.
    {deallocate,0}.
    return.
  {label,308}.
    {loop_rec_end,{f,306}}.
  {label,309}.
    {wait,{f,306}}.
  {label,310}.
    {badmatch,{x,0}}.
  {label,311}.
    {line,[{location,"torture.erl",384}]}.
    {badmatch,{x,0}}.
  {label,312}.
    {line,[{location,"torture.erl",383}]}.
    {badmatch,{x,0}}.
  {label,313}.
    {line,[{location,"torture.erl",382}]}.
    {badmatch,{x,0}}.
  {label,314}.
    {line,[{location,"torture.erl",381}]}.
    {badmatch,{x,0}}.
  {label,315}.
    {line,[{location,"torture.erl",380}]}.
    {badmatch,{atom,false}}.
  {label,316}.
    {line,[{location,"torture.erl",377}]}.
    {badmatch,{atom,false}}.
  {label,317}.
    {line,[{location,"torture.erl",371}]}.
    {badmatch,{x,0}}.
  {label,318}.
    {line,[{location,"torture.erl",369}]}.
    {badmatch,{y,2}}.
  {label,319}.
    {line,[{location,"torture.erl",368}]}.
    {badmatch,{x,0}}.


{function, holder, 1, 321}.
  {label,320}.
    {line,[{location,"torture.erl",388}]}.
    {func_info,{atom,torture},{atom,holder},1}.
  {label,321}.
    {'%',{var_info,{x,0},[{type,pid}]}}.
    {allocate,2,1}.
    {init_yregs,{list,[{y,0}]}}.
    {move,{x,0},{y,1}}.
  {label,322}.
    {loop_rec,{f,334},{x,0}}.
    {test,is_tuple,{f,333},[{x,0}]}.
    {select_tuple_arity,{tr,{x,0},{t_tuple,0,false,#{}}},
                        {f,333},
                        {list,[2,{f,324},4,{f,323}]}}.
  {label,323}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {get_tuple_element,{x,0},3,{x,2}}.
    {test,is_eq_exact,{f,333},[{x,1},{atom,'ETS-TRANSFER'}]}.
    {test,is_eq_exact,{f,333},[{x,2},{atom,passed}]}.
    remove_message.
    {get_tuple_element,{x,0},1,{x,0}}.
    {move,{atom,size},{x,1}}.
    {trim,2,0}.
    {line,[{scope,[2]},{location,"torture.erl",398}]}.
    {call_ext,2,{extfunc,ets,info,2}}.
    {test,is_eq_exact,{f,335},[{x,0},{integer,50}]}.
    {move,{atom,held},{x,0}}.
    {line,[{scope,[2]},{location,"torture.erl",399}]}.
    {call_ext_last,1,{extfunc,erlang,exit,1},0}.
  {label,324}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {test,is_eq_exact,{f,333},[{x,1},{atom,pass_to}]}.
    {move,{x,0},{y,0}}.
    remove_message.
  {label,325}.
    {loop_rec,{f,332},{x,0}}.
    {test,is_tagged_tuple,{f,331},[{x,0},4,{atom,'ETS-TRANSFER'}]}.
    {get_tuple_element,{x,0},2,{x,1}}.
    {get_tuple_element,{x,0},3,{x,2}}.
    {test,is_eq_exact,{f,331},[{x,2},{atom,passed}]}.
    {test,is_eq_exact,{f,331},[{x,1},{tr,{y,1},pid}]}.
    remove_message.
    {'catch',{y,1},{f,326}}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {get_tuple_element,{y,0},1,{x,1}}.
    {move,{atom,passed},{x,2}}.
    {init_yregs,{list,[{y,0}]}}.
    {line,[{scope,[2]},{location,"torture.erl",392}]}.
    {call_ext,3,{extfunc,ets,give_away,3}}.
  {label,326}.
    {catch_end,{y,1}}.
    {test,is_tuple,{f,327},[{x,0}]}.
    {test,is_tagged_tuple,
          {f,336},
          [{tr,{x,0},{t_tuple,0,false,#{}}},2,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {test,is_tagged_tuple,{f,336},[{x,1},2,{atom,badarg}]}.
    {move,{atom,kept},{x,0}}.
    {line,[{scope,[1,2]},{location,"torture.erl",394}]}.
    {call_ext_last,1,{extfunc,erlang,exit,1},2}.
  {label,327}.
    {test,is_eq_exact,{f,336},[{x,0},{atom,true}]}.
  {label,328}.
    {loop_rec,{f,330},{x,0}}.
    {test,is_eq_exact,{f,329},[{x,0},{atom,stop}]}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,2}.
    return.
  {label,329}.
    {loop_rec_end,{f,328}}.
  {label,330}.
    {wait,{f,328}}.
  {label,331}.
    {loop_rec_end,{f,325}}.
  {label,332}.
    {wait,{f,325}}.
  {label,333}.
    {loop_rec_end,{f,322}}.
  {label,334}.
    {wait,{f,322}}.
  {label,335}.
    {line,[{scope,[2]},{location,"torture.erl",398}]}.
    {badmatch,{x,0}}.
  {label,336}.
    {line,[{scope,[0]},{location,"torture.erl",392}]}.
    {case_end,{x,0}}.


{function, fixed, 1, 338}.
  {label,337}.
    {line,[{location,"torture.erl",403}]}.
    {func_info,{atom,torture},{atom,fixed},1}.
  {label,338}.
    {allocate,3,0}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {move,{integer,3},{x,0}}.
    {line,[{location,"torture.erl",404}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {gc_bif,'+',{f,0},1,[{tr,{x,0},{t_integer,{0,2999}}},{integer,1}],{x,0}}.
    {bif,element,
         {f,0},
         [{tr,{x,0},{t_integer,{1,3000}}},{literal,{set,ordered_set,bag}}],
         {y,2}}.
    {move,{integer,2},{x,0}}.
    {line,[{location,"torture.erl",405}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {bif,'=:=',{f,0},[{tr,{x,0},{t_integer,{0,2999}}},{integer,0}],{y,1}}.
    {move,{integer,2},{x,0}}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {test_heap,14,1}.
    {bif,'=:=',{f,0},[{tr,{x,0},{t_integer,{0,2999}}},{integer,0}],{x,0}}.
    {put_tuple2,{x,0},{list,[{atom,read_concurrency},{x,0}]}}.
    {put_list,{x,0},nil,{x,0}}.
    {put_tuple2,{x,1},{list,[{atom,write_concurrency},{y,1}]}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {put_list,{y,2},{x,0},{x,0}}.
    {put_list,{atom,public},{x,0},{x,1}}.
    {init_yregs,{list,[{y,1},{y,2}]}}.
    {move,{atom,fixed},{x,0}}.
    {call_ext,2,{extfunc,ets,new,2}}.
    {move,{x,0},{y,2}}.
    {move,{integer,100},{x,0}}.
    {line,[{location,"torture.erl",406}]}.
    {call,1,{f,42}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_cons,{t_number,any},nil}}]}}.
    {call,1,{f,528}}. % '-fixed/1-lc$^0/1-0-'/1
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_cons,
                     {t_tuple,2,true,
                         #{1 => {t_number,any},2 => {t_atom,[stays]}}},
                     nil}}]}}.
    {move,{x,0},{x,1}}.
    {move,{y,2},{x,0}}.
    {call_ext,2,{extfunc,ets,insert,2}}.
    {test,is_eq_exact,{f,352},[{x,0},{atom,true}]}.
    {move,{y,2},{x,1}}.
    {move,{literal,[1,2,3]},{x,0}}.
    {line,[{location,"torture.erl",410}]}.
    {call,2,{f,522}}. % '-fixed/1-lc$^1/1-1-'/2
    {'%',{var_info,{x,0},
                   [{type,{t_cons,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {move,{x,0},{y,1}}.
    {move,{integer,50},{x,0}}.
    {line,[{location,"torture.erl",411}]}.
    {call,1,{f,42}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_cons,{t_number,any},nil}}]}}.
    {move,{y,2},{x,1}}.
    {call,2,{f,519}}. % '-fixed/1-lc$^3/1-2-'/2
    {'%',{var_info,{x,0},[{type,nil}]}}.
    {move,{y,1},{x,0}}.
    {line,[{location,"torture.erl",412}]}.
    {call,1,{f,515}}. % '-fixed/1-lc$^4/1-3-'/1
    {'%',{var_info,{x,0},[{type,nil}]}}.
    {move,{y,1},{x,0}}.
    {init_yregs,{list,[{y,1}]}}.
    {line,[{location,"torture.erl",413}]}.
    {call,1,{f,509}}. % '-fixed/1-lc$^5/1-4-'/1
    {'%',{var_info,{x,0},[{type,{t_cons,any,nil}}]}}.
    {line,[{location,"torture.erl",414}]}.
    {call,1,{f,504}}. % '-fixed/1-lc$^6/1-5-'/1
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test,is_nil,{f,351},[{tr,{x,0},{t_list,any,nil}}]}.
    {move,{atom,safe_fixed_monotonic_time},{x,1}}.
    {move,{y,2},{x,0}}.
    {line,[{location,"torture.erl",415}]}.
    {call_ext,2,{extfunc,ets,info,2}}.
    {test,is_eq_exact,{f,350},[{x,0},{atom,false}]}.
    {move,{literal,[{{'_',stays},[],[true]}]},{x,1}}.
    {move,{y,2},{x,0}}.
    {line,[{location,"torture.erl",416}]}.
    {call_ext,2,{extfunc,ets,select_count,2}}.
    {test,is_eq_exact,{f,349},[{x,0},{integer,100}]}.
    {move,{integer,2},{x,0}}.
    {line,[{location,"torture.erl",417}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {select_val,{tr,{x,0},{t_integer,{0,2999}}},
                {f,348},
                {list,[{integer,0},{f,344},{integer,1},{f,339}]}}.
  {label,339}.
    {test_heap,{alloc,[{words,0},{floats,0},{funs,1}]},0}.
    {make_fun3,{f,499},0,0,{x,0},{list,[]}}.
    {'%',{var_info,{x,0},[{fun_type,{t_atom,[ok]}}]}}.
    {recv_marker_reserve,{y,1}}.
    {line,[{location,"torture.erl",419}]}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
    {recv_marker_bind,{y,1},{y,0}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {move,{y,1},{x,1}}.
    {move,{atom,bye},{x,2}}.
    {move,{y,2},{x,0}}.
    {line,[{location,"torture.erl",420}]}.
    {call_ext,3,{extfunc,ets,give_away,3}}.
    {test,is_eq_exact,{f,343},[{x,0},{atom,true}]}.
    {recv_marker_use,{y,0}}.
  {label,340}.
    {loop_rec,{f,342},{x,0}}.
    {test,is_tagged_tuple,{f,341},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,341},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,341},[{x,0},{atom,normal}]}.
    {test,is_eq_exact,{f,341},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,341},[{x,3},{tr,{y,1},pid}]}.
    {recv_marker_clear,{y,0}}.
    remove_message.
    {jump,{f,345}}.
  {label,341}.
    {loop_rec_end,{f,340}}.
  {label,342}.
    {wait,{f,340}}.
  {label,343}.
    {recv_marker_clear,{y,0}}.
    {badmatch,{x,0}}.
  {label,344}.
    {move,{y,2},{x,0}}.
    {line,[{location,"torture.erl",418}]}.
    {call_ext,1,{extfunc,ets,delete,1}}.
    {test,is_eq_exact,{f,347},[{x,0},{atom,true}]}.
  {label,345}.
    {move,{atom,size},{x,1}}.
    {move,{y,2},{x,0}}.
    {trim,3,0}.
    {line,[{location,"torture.erl",423}]}.
    {call_ext,2,{extfunc,ets,info,2}}.
    {test,is_eq_exact,{f,346},[{x,0},{atom,undefined}]}.
    {deallocate,0}.
    return.
  {label,346}.
    {badmatch,{x,0}}.
  {label,347}.
    {line,[{location,"torture.erl",418}]}.
    {badmatch,{x,0}}.
  {label,348}.
    {line,[{location,"torture.erl",417}]}.
    {case_end,{x,0}}.
  {label,349}.
    {line,[{location,"torture.erl",416}]}.
    {badmatch,{x,0}}.
  {label,350}.
    {line,[{location,"torture.erl",415}]}.
    {badmatch,{x,0}}.
  {label,351}.
    {line,[{location,"torture.erl",414}]}.
    {badmatch,{x,0}}.
  {label,352}.
    {line,[{location,"torture.erl",406}]}.
    {badmatch,{x,0}}.


{function, walk, 3, 354}.
  {label,353}.
    {line,[{location,"torture.erl",425}]}.
    {func_info,{atom,torture},{atom,walk},3}.
  {label,354}.
    {'%',{var_info,{x,2},[{type,{t_integer,{0,'+inf'}}}]}}.
    {test,is_eq_exact,{f,355},[{x,1},{atom,'$end_of_table'}]}.
    {move,{x,2},{x,0}}.
    return.
  {label,355}.
    {test,is_integer,{f,356},[{x,1}]}.
    {allocate,2,3}.
    {move,{x,2},{y,0}}.
    {move,{x,0},{y,1}}.
    {line,[{location,"torture.erl",426}]}.
    {call_ext,2,{extfunc,ets,next,2}}.
    {gc_bif,'+',{f,0},1,[{tr,{y,0},{t_integer,{0,'+inf'}}},{integer,1}],{x,2}}.
    {move,{x,0},{x,1}}.
    {move,{y,1},{x,0}}.
    {call_last,3,{f,354},2}. % walk/3
  {label,356}.
    {allocate,2,3}.
    {move,{x,2},{y,0}}.
    {move,{x,0},{y,1}}.
    {line,[{location,"torture.erl",427}]}.
    {call_ext,2,{extfunc,ets,next,2}}.
    {move,{x,0},{x,1}}.
    {move,{y,0},{x,2}}.
    {move,{y,1},{x,0}}.
    {call_last,3,{f,354},2}. % walk/3


{function, named_tables, 1, 358}.
  {label,357}.
    {line,[{location,"torture.erl",430}]}.
    {func_info,{atom,torture},{atom,named_tables},1}.
  {label,358}.
    {allocate,2,0}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {move,{integer,3},{x,0}}.
    {line,[{location,"torture.erl",431}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {gc_bif,'+',{f,0},1,[{tr,{x,0},{t_integer,{0,2999}}},{integer,1}],{x,0}}.
    {call,1,{f,42}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_cons,{t_number,any},nil}}]}}.
    {call,1,{f,494}}. % '-named_tables/1-lc$^0/1-0-'/1
    {'%',{var_info,{x,0},
                   [{type,{t_cons,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {move,{x,0},{y,1}}.
    {move,{literal,[1,2]},{x,0}}.
    {line,[{location,"torture.erl",432}]}.
    {call,1,{f,489}}. % '-named_tables/1-lc$^2/1-1-'/1
    {'%',{var_info,{x,0},
                   [{type,{t_cons,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {move,{x,0},{y,0}}.
    {move,{y,1},{x,0}}.
    {line,[{location,"torture.erl",433}]}.
    {call,1,{f,485}}. % '-named_tables/1-lc$^4/1-2-'/1
    {'%',{var_info,{x,0},[{type,nil}]}}.
    {move,{y,1},{x,0}}.
    {move,{y,0},{y,1}}.
    {trim,1,1}.
    {line,[{location,"torture.erl",434}]}.
    {call,1,{f,478}}. % '-named_tables/1-lc$^5/1-3-'/1
    {'%',{var_info,{x,0},[{type,nil}]}}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,472},1}. % '-named_tables/1-lc$^6/1-4-'/1


{function, table_maker, 1, 360}.
  {label,359}.
    {line,[{location,"torture.erl",437}]}.
    {func_info,{atom,torture},{atom,table_maker},1}.
  {label,360}.
    {'%',{var_info,{x,0},[{type,{t_integer,{-2,2}}}]}}.
    {allocate,2,1}.
    {move,{x,0},{y,0}}.
    {'catch',{y,1},{f,361}}.
    {move,{literal,[named_table,public]},{x,1}}.
    {move,{atom,torture_table},{x,0}}.
    {line,[{location,"torture.erl",438}]}.
    {call_ext,2,{extfunc,ets,new,2}}.
  {label,361}.
    {catch_end,{y,1}}.
    {test,is_tuple,{f,362},[{x,0}]}.
    {test,is_tagged_tuple,
          {f,368},
          [{tr,{x,0},{t_tuple,0,false,#{}}},2,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {test,is_tagged_tuple,{f,368},[{x,1},2,{atom,badarg}]}.
    {move,{atom,taken},{x,0}}.
    {line,[{scope,[1,2]},{location,"torture.erl",447}]}.
    {call_ext_last,1,{extfunc,erlang,exit,1},2}.
  {label,362}.
    {test,is_eq_exact,{f,368},[{x,0},{atom,torture_table}]}.
    {bif,self,{f,0},[],{y,1}}.
    {move,{atom,owner},{x,1}}.
    {move,{atom,torture_table},{x,0}}.
    {line,[{scope,[0]},{location,"torture.erl",441}]}.
    {call_ext,2,{extfunc,ets,info,2}}.
    {test,is_eq_exact,{f,367},[{x,0},{tr,{y,1},pid}]}.
    {test_heap,3,0}.
    {put_tuple2,{x,1},{list,[{atom,owner},{y,1}]}}.
    {move,{atom,torture_table},{x,0}}.
    {line,[{scope,[0]},{location,"torture.erl",442}]}.
    {call_ext,2,{extfunc,ets,insert,2}}.
    {test,is_eq_exact,{f,366},[{x,0},{atom,true}]}.
  {label,363}.
    {wait_timeout,{f,363},{y,0}}.
    timeout.
    {move,{atom,owner},{x,1}}.
    {move,{atom,torture_table},{x,0}}.
    {line,[{scope,[0]},{location,"torture.erl",444}]}.
    {call_ext,2,{extfunc,ets,lookup,2}}.
    {test,is_nonempty_list,{f,365},[{x,0}]}.
    {get_list,{x,0},{x,1},{x,2}}.
    {test,is_tagged_tuple,{f,365},[{x,1},2,{atom,owner}]}.
    {test,is_nil,{f,365},[{x,2}]}.
    {get_tuple_element,{x,1},1,{x,1}}.
    {test,is_eq_exact,{f,365},[{x,1},{tr,{y,1},pid}]}.
    {test,is_ne_exact,{f,364},[{tr,{y,0},{t_integer,{-2,2}}},{integer,1}]}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {move,{atom,torture_table},{x,0}}.
    {line,[{scope,[0]},{location,"torture.erl",445}]}.
    {call_ext,1,{extfunc,ets,delete,1}}.
  {label,364}.
    {move,{atom,made},{x,0}}.
    {line,[{scope,[0]},{location,"torture.erl",446}]}.
    {call_ext_last,1,{extfunc,erlang,exit,1},2}.
  {label,365}.
    {line,[{scope,[0]},{location,"torture.erl",444}]}.
    {badmatch,{x,0}}.
  {label,366}.
    {line,[{scope,[0]},{location,"torture.erl",442}]}.
    {badmatch,{x,0}}.
  {label,367}.
    {line,[{scope,[0]},{location,"torture.erl",441}]}.
    {badmatch,{x,0}}.
  {label,368}.
    {line,[{scope,[0]},{location,"torture.erl",438}]}.
    {case_end,{x,0}}.


{function, write_named, 2, 370}.
  {label,369}.
    {line,[{location,"torture.erl",450}]}.
    {func_info,{atom,torture},{atom,write_named},2}.
  {label,370}.
    {'%',{var_info,{x,0},[{type,{t_integer,{'-inf',50}}}]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,{0,'+inf'}}}]}}.
    {test,is_eq_exact,
          {f,371},
          [{tr,{x,0},{t_integer,{'-inf',50}}},{integer,0}]}.
    {move,{x,1},{x,0}}.
    return.
  {label,371}.
    {allocate_heap,3,6,2}.
    {move,{x,1},{y,0}}.
    {move,{x,0},{y,1}}.
    {bif,self,{f,0},[],{x,0}}.
    {put_list,{y,1},nil,{x,1}}.
    {put_tuple2,{x,1},{list,[{y,1},{x,0},{x,1}]}}.
    {'catch',{y,2},{f,372}}.
    {move,{atom,torture_table},{x,0}}.
    {line,[{scope,[2]},{location,"torture.erl",452}]}.
    {call_ext,2,{extfunc,ets,insert,2}}.
  {label,372}.
    {catch_end,{y,2}}.
    {test,is_tuple,{f,373},[{x,0}]}.
    {test,is_tagged_tuple,
          {f,374},
          [{tr,{x,0},{t_tuple,0,false,#{}}},2,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {test,is_tagged_tuple,{f,374},[{x,1},2,{atom,badarg}]}.
    {line,[{location,"torture.erl",454}]}.
    {gc_bif,'-',
            {f,0},
            0,
            [{tr,{y,1},{t_integer,{'-inf',50}}},{integer,1}],
            {x,0}}.
    {move,{y,0},{x,1}}.
    {call_last,2,{f,370},3}. % write_named/2
  {label,373}.
    {test,is_eq_exact,{f,374},[{x,0},{atom,true}]}.
    {line,[{location,"torture.erl",453}]}.
    {gc_bif,'-',
            {f,0},
            0,
            [{tr,{y,1},{t_integer,{'-inf',50}}},{integer,1}],
            {x,0}}.
    {gc_bif,'+',{f,0},1,[{tr,{y,0},{t_integer,{0,'+inf'}}},{integer,1}],{x,1}}.
    {call_last,2,{f,370},3}. % write_named/2
  {label,374}.
    {line,[{scope,[0]},{location,"torture.erl",452}]}.
    {case_end,{x,0}}.


{function, persistent, 1, 376}.
  {label,375}.
    {line,[{location,"torture.erl",458}]}.
    {func_info,{atom,torture},{atom,persistent},1}.
  {label,376}.
    {allocate_heap,3,3,1}.
    {init_yregs,{list,[{y,0}]}}.
    {move,{x,0},{y,2}}.
    {bif,self,{f,0},[],{x,0}}.
    {put_tuple2,{y,1},{list,[{atom,torture},{x,0}]}}.
    {move,{integer,50},{x,0}}.
    {line,[{location,"torture.erl",460}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {gc_bif,'+',{f,0},1,[{tr,{x,0},{t_integer,{0,2999}}},{integer,10}],{x,0}}.
    {call,1,{f,42}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_cons,{t_number,any},nil}}]}}.
    {test_heap,4,1}.
    {put_tuple2,{y,2},{list,[{y,2},{x,0},{literal,"persistent"}]}}.
    {move,{y,2},{x,1}}.
    {move,{y,1},{x,0}}.
    {line,[{location,"torture.erl",461}]}.
    {call_ext,2,{extfunc,persistent_term,put,2}}.
    {test,is_eq_exact,{f,385},[{x,0},{atom,ok}]}.
    {move,{y,1},{x,1}}.
    {move,{y,2},{x,2}}.
    {move,{literal,[1,2]},{x,0}}.
    {line,[{location,"torture.erl",466}]}.
    {call,3,{f,466}}. % '-persistent/1-lc$^0/1-0-'/3
    {'%',{var_info,{x,0},
                   [{type,{t_cons,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {swap,{y,2},{x,0}}.
    {line,[{location,"torture.erl",467}]}.
    {call_ext,1,{extfunc,erlang,phash2,1}}.
    {move,{x,0},{y,0}}.
    {move,{integer,3},{x,0}}.
    {line,[{location,"torture.erl",468}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {select_val,{tr,{x,0},{t_integer,{0,2999}}},
                {f,384},
                {list,[{integer,0},
                       {f,380},
                       {integer,1},
                       {f,378},
                       {integer,2},
                       {f,377}]}}.
  {label,377}.
    {wait_timeout,{f,377},{integer,1}}.
    timeout.
    {move,{y,1},{x,0}}.
    {init_yregs,{list,[{y,1}]}}.
    {line,[{location,"torture.erl",471}]}.
    {call_ext,1,{extfunc,persistent_term,erase,1}}.
    {test,is_eq_exact,{f,383},[{x,0},{atom,true}]}.
    {jump,{f,381}}.
  {label,378}.
    {move,{atom,other},{x,1}}.
    {move,{y,1},{x,0}}.
    {line,[{location,"torture.erl",470}]}.
    {call_ext,2,{extfunc,persistent_term,put,2}}.
    {test,is_eq_exact,{f,379},[{x,0},{atom,ok}]}.
    {move,{y,1},{x,0}}.
    {init_yregs,{list,[{y,1}]}}.
    {call_ext,1,{extfunc,persistent_term,erase,1}}.
    {test,is_ne_exact,{f,381},[{x,0},{atom,true}]}.
  {label,379}.
    {badmatch,{x,0}}.
  {label,380}.
    {move,{y,1},{x,0}}.
    {line,[{location,"torture.erl",469}]}.
    {call_ext,1,{extfunc,persistent_term,erase,1}}.
    {test,is_eq_exact,{f,382},[{x,0},{atom,true}]}.
    {move,{y,1},{x,0}}.
    {init_yregs,{list,[{y,1}]}}.
    {call_ext,1,{extfunc,persistent_term,erase,1}}.
    {test,is_eq_exact,{f,382},[{x,0},{atom,false}]}.
  {label,381}.
    {move,{y,0},{x,1}}.
    {move,{y,2},{x,0}}.
    {call_last,2,{f,460},3}. % '-persistent/1-lc$^2/1-1-'/2
  {label,382}.
    {badmatch,{x,0}}.
  {label,383}.
    {line,[{location,"torture.erl",471}]}.
    {badmatch,{x,0}}.
  {label,384}.
    {line,[{location,"torture.erl",468}]}.
    {case_end,{x,0}}.
  {label,385}.
    {line,[{location,"torture.erl",461}]}.
    {badmatch,{x,0}}.


{function, reloads, 1, 387}.
  {label,386}.
    {line,[{location,"torture.erl",476}]}.
    {func_info,{atom,torture},{atom,reloads},1}.
  {label,387}.
    {allocate,3,0}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {move,{atom,torture_versions},{x,0}}.
    {line,[{location,"torture.erl",477}]}.
    {call_ext,1,{extfunc,persistent_term,get,1}}.
    {move,{x,0},{y,2}}.
    {move,{integer,2},{x,0}}.
    {line,[{location,"torture.erl",478}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {gc_bif,'+',{f,0},1,[{tr,{x,0},{t_integer,{0,2999}}},{integer,1}],{x,0}}.
    {bif,element,{f,0},[{tr,{x,0},{t_integer,{1,3000}}},{y,2}],{x,1}}.
    {init_yregs,{list,[{y,2}]}}.
    {move,{atom,reloaded},{x,0}}.
    {call_ext,2,{extfunc,erlang,prepare_loading,2}}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {line,[{location,"torture.erl",479}]}.
    {call_ext,1,{extfunc,erlang,finish_loading,1}}.
    {test,is_ne_exact,{f,388},[{x,0},{literal,{not_purged,[reloaded]}}]}.
    {test,is_eq_exact,{f,400},[{x,0},{atom,ok}]}.
  {label,388}.
    {move,{integer,6},{x,0}}.
    {line,[{scope,[3]},{location,"torture.erl",483}]}.
    {call,1,{f,42}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_cons,{t_number,any},nil}}]}}.
    {call,1,{f,455}}. % '-reloads/1-lc$^0/1-0-'/1
    {'%',{var_info,{x,0},
                   [{type,{t_cons,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {move,{x,0},{y,1}}.
    {move,{literal,[1,2]},{x,0}}.
    {line,[{scope,[3]},{location,"torture.erl",484}]}.
    {call,1,{f,447}}. % '-reloads/1-lc$^2/1-2-'/1
    {'%',{var_info,{x,0},[{type,{t_cons,any,nil}}]}}.
    {call,1,{f,451}}. % '-reloads/1-lc$^3/1-1-'/1
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {move,{x,0},{y,0}}.
    {move,{integer,2},{x,0}}.
    {line,[{scope,[3]},{location,"torture.erl",485}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {test,is_eq_exact,{f,390},[{tr,{x,0},{t_integer,{0,2999}}},{integer,0}]}.
  {label,389}.
    {wait_timeout,{f,389},{integer,1}}.
    timeout.
  {label,390}.
    {move,{integer,6},{x,0}}.
    {line,[{scope,[3]},{location,"torture.erl",486}]}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {select_val,{tr,{x,0},{t_integer,{0,2999}}},
                {f,394},
                {list,[{integer,0},{f,393},{integer,1},{f,391}]}}.
  {label,391}.
    {'try',{y,2},{f,392}}.
    {move,{atom,reloaded},{x,0}}.
    {line,[{scope,[3]},{location,"torture.erl",488}]}.
    {call_ext,1,{extfunc,erlang,delete_module,1}}.
    {try_end,{y,2}}.
    {jump,{f,395}}.
  {label,392}.
    {try_case,{y,2}}.
    {jump,{f,395}}.
  {label,393}.
    {move,{atom,reloaded},{x,0}}.
    {line,[{scope,[3]},{location,"torture.erl",487}]}.
    {call_ext,1,{extfunc,erts_code_purger,soft_purge,1}}.
    {test,is_boolean,{f,396},[{x,0}]}.
    {jump,{f,395}}.
  {label,394}.
    {move,{atom,reloaded},{x,0}}.
    {line,[{scope,[3]},{location,"torture.erl",489}]}.
    {call_ext,1,{extfunc,erts_code_purger,purge,1}}.
    {test,is_tuple,{f,399},[{x,0}]}.
    {test,test_arity,{f,399},[{x,0},2]}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {test,is_boolean,{f,398},[{x,1}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_boolean,{f,397},[{x,0}]}.
  {label,395}.
    {move,{y,0},{x,0}}.
    {move,{y,1},{y,2}}.
    {trim,2,1}.
    {line,[{scope,[0,1]},{location,"torture.erl",495}]}.
    {call,1,{f,438}}. % '-reloads/1-lc$^4/1-3-'/1
    {'%',{var_info,{x,0},[{type,nil}]}}.
    {move,{y,0},{x,0}}.
    {line,[{scope,[0,1]},{location,"torture.erl",496}]}.
    {call,1,{f,435}}. % '-reloads/1-lc$^5/1-4-'/1
    {'%',{var_info,{x,0},[{type,nil}]}}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,428},1}. % '-reloads/1-lc$^6/1-5-'/1
  {label,396}.
    {line,[{scope,[0]},{location,"torture.erl",487}]}.
    {badmatch,{atom,false}}.
  {label,397}.
    {line,[{scope,[0]},{location,"torture.erl",489}]}.
    {badmatch,{atom,false}}.
  {label,398}.
    {badmatch,{atom,false}}.
  {label,399}.
    {badmatch,{x,0}}.
  {label,400}.
    {line,[{scope,[3]},{location,"torture.erl",479}]}.
    {case_end,{x,0}}.


{function, user, 1, 402}.
  {label,401}.
    {line,[{location,"torture.erl",499}]}.
    {func_info,{atom,torture},{atom,user},1}.
  {label,402}.
    {'%',{var_info,{x,0},[{type,{t_integer,{-2,2}}}]}}.
    {select_val,{tr,{x,0},{t_integer,{-2,2}}},
                {f,401},
                {list,[{integer,0},
                       {f,414},
                       {integer,1},
                       {f,408},
                       {integer,2},
                       {f,403}]}}.
  {label,403}.
    {allocate,1,0}.
    {'catch',{y,0},{f,404}}.
    {move,{integer,3},{x,0}}.
    {line,[{scope,[6]},{location,"torture.erl",513}]}.
    {call_ext,1,{extfunc,reloaded,make_fun,1}}.
    {call_fun,0}.
  {label,404}.
    {catch_end,{y,0}}.
    {test,is_tuple,{f,419},[{x,0}]}.
    {select_tuple_arity,{tr,{x,0},{t_tuple,0,false,#{}}},
                        {f,419},
                        {list,[2,{f,406},3,{f,405}]}}.
  {label,405}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {test,is_eq_exact,{f,419},[{x,1},{atom,version}]}.
    {get_tuple_element,{x,0},2,{x,1}}.
    {test,is_tuple,{f,419},[{x,1}]}.
    {test,test_arity,{f,419},[{x,1},3]}.
    {get_tuple_element,{x,1},0,{x,2}}.
    {test,is_eq_exact,{f,419},[{x,2},{integer,3}]}.
    {get_tuple_element,{x,1},1,{x,2}}.
    {test,is_eq_exact,{f,419},[{x,2},{literal,"of a fun"}]}.
    {get_tuple_element,{x,1},2,{x,1}}.
    {get_tuple_element,{x,0},1,{x,2}}.
    {test,is_eq_exact,{f,419},[{x,1},{x,2}]}.
    {move,{atom,used},{x,0}}.
    {line,[{scope,[4]},{location,"torture.erl",514}]}.
    {call_ext_last,1,{extfunc,erlang,exit,1},1}.
  {label,406}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {test,is_eq_exact,{f,419},[{x,1},{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {test,is_tuple,{f,419},[{x,1}]}.
    {test,test_arity,{f,419},[{x,1},2]}.
    {get_tuple_element,{x,1},0,{x,1}}.
    {test,is_tuple,{f,407},[{x,1}]}.
    {test,is_tagged_tuple,
          {f,419},
          [{tr,{x,1},{t_tuple,0,false,#{}}},2,{atom,badfun}]}.
    {move,{atom,none},{x,0}}.
    {line,[{scope,[4]},{location,"torture.erl",516}]}.
    {call_ext_last,1,{extfunc,erlang,exit,1},1}.
  {label,407}.
    {test,is_eq_exact,{f,419},[{x,1},{atom,undef}]}.
    {move,{atom,none},{x,0}}.
    {line,[{scope,[4]},{location,"torture.erl",515}]}.
    {call_ext_last,1,{extfunc,erlang,exit,1},1}.
  {label,408}.
    {allocate,1,0}.
    {'catch',{y,0},{f,409}}.
    {line,[{scope,[6]},{location,"torture.erl",508}]}.
    {call_ext,0,{extfunc,reloaded,loop,0}}.
  {label,409}.
    {catch_end,{y,0}}.
    {test,is_tuple,{f,413},[{x,0}]}.
    {test,is_tagged_tuple,
          {f,420},
          [{tr,{x,0},{t_tuple,0,false,#{}}},2,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {test,is_tagged_tuple,{f,420},[{x,1},2,{atom,undef}]}.
  {label,410}.
    {loop_rec,{f,412},{x,0}}.
    {test,is_eq_exact,{f,411},[{x,0},{atom,stop}]}.
    remove_message.
    {move,{atom,none},{x,0}}.
    {line,[{scope,[2]},{location,"torture.erl",510}]}.
    {call_ext_last,1,{extfunc,erlang,exit,1},1}.
  {label,411}.
    {loop_rec_end,{f,410}}.
  {label,412}.
    {wait,{f,410}}.
  {label,413}.
    {test,is_eq_exact,{f,420},[{x,0},{atom,stopped}]}.
    {line,[{scope,[2]},{location,"torture.erl",509}]}.
    {call_ext_last,1,{extfunc,erlang,exit,1},1}.
  {label,414}.
    {allocate,2,0}.
    {init_yregs,{list,[{y,0}]}}.
    {'catch',{y,1},{f,415}}.
    {line,[{scope,[6]},{location,"torture.erl",500}]}.
    {call_ext,0,{extfunc,reloaded,literal,0}}.
  {label,415}.
    {catch_end,{y,1}}.
    {move,{x,0},{y,1}}.
    {test,is_tuple,{f,422},[{y,1}]}.
    {select_tuple_arity,{tr,{y,1},{t_tuple,0,false,#{}}},
                        {f,422},
                        {list,[2,{f,418},5,{f,416}]}}.
  {label,416}.
    {get_tuple_element,{y,1},0,{x,0}}.
    {test,is_eq_exact,{f,422},[{x,0},{atom,literal}]}.
    {get_tuple_element,{y,1},4,{y,0}}.
    {gc_bif,byte_size,{f,422},0,[{y,0}],{x,0}}.
    {test,is_ge,
          {f,422},
          [{tr,{x,0},{t_integer,{0,288230376151711743}}},{integer,65}]}.
  {label,417}.
    {wait_timeout,{f,417},{integer,1}}.
    timeout.
    {get_tuple_element,{y,1},2,{x,0}}.
    {get_tuple_element,{y,1},3,{x,1}}.
    {test,is_eq_exact,{f,421},[{x,0},{literal,"of a version"}]}.
    {test,is_map,{f,421},[{x,1}]}.
    {get_map_elements,{f,421},
                      {tr,{x,1},{t_map,any,any}},
                      {list,[{atom,text},{x,2}]}}.
    {test,is_eq_exact,
          {f,421},
          [{x,2},{tr,{x,0},{t_cons,{t_integer,{32,118}},nil}}]}.
    {move,{atom,used},{x,0}}.
    {line,[{scope,[0]},{location,"torture.erl",504}]}.
    {call_ext_last,1,{extfunc,erlang,exit,1},2}.
  {label,418}.
    {get_tuple_element,{y,1},0,{x,0}}.
    {test,is_eq_exact,{f,422},[{x,0},{atom,'EXIT'}]}.
    {get_tuple_element,{y,1},1,{x,0}}.
    {test,is_tagged_tuple,{f,422},[{x,0},2,{atom,undef}]}.
    {move,{atom,none},{x,0}}.
    {line,[{scope,[0]},{location,"torture.erl",505}]}.
    {call_ext_last,1,{extfunc,erlang,exit,1},2}.
  {label,419}.
    {line,[{scope,[4]},{location,"torture.erl",513}]}.
    {case_end,{x,0}}.
  {label,420}.
    {line,[{scope,[2]},{location,"torture.erl",508}]}.
    {case_end,{x,0}}.
  {label,421}.
    {test_heap,6,2}.
    {get_tuple_element,{y,1},1,{x,2}}.
    {put_tuple2,{x,0},{list,[{atom,literal},{x,2},{x,0},{x,1},{y,0}]}}.
    {line,[{scope,[0]},{location,"torture.erl",503}]}.
    {badmatch,{x,0}}.
  {label,422}.
    {line,[{scope,[0]},{location,"torture.erl",500}]}.
    {case_end,{y,1}}.


{function, module_info, 0, 424}.
  {label,423}.
    {line,[]}.
    {func_info,{atom,torture},{atom,module_info},0}.
  {label,424}.
    {move,{atom,torture},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 426}.
  {label,425}.
    {line,[]}.
    {func_info,{atom,torture},{atom,module_info},1}.
  {label,426}.
    {move,{x,0},{x,1}}.
    {move,{atom,torture},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.


{function, '-reloads/1-lc$^6/1-5-', 1, 428}.
  {label,427}.
    {line,[{location,"torture.erl",497}]}.
    {func_info,{atom,torture},{atom,'-reloads/1-lc$^6/1-5-'},1}.
  {label,428}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nonempty_list,{f,432},[{x,0}]}.
    {allocate,3,1}.
    {get_list,{x,0},{x,0},{y,2}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
  {label,429}.
    {loop_rec,{f,431},{x,0}}.
    {test,is_tagged_tuple,{f,430},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {test,is_eq_exact,{f,430},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,430},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,430},[{x,3},{tr,{y,1},pid}]}.
    remove_message.
    {get_tuple_element,{x,0},4,{x,0}}.
    {move,{literal,[used,stopped,none,killed]},{x,1}}.
    {trim,2,1}.
    {call_ext,2,{extfunc,lists,member,2}}.
    {test,is_eq_exact,{f,433},[{x,0},{atom,true}]}.
    {move,{y,0},{x,0}}.
    {trim,1,0}.
    {call,1,{f,428}}. % '-reloads/1-lc$^6/1-5-'/1
    {'%',{var_info,{x,0},[{type,{t_list,{t_atom,[true]},nil}}]}}.
    {test_heap,2,1}.
    {put_list,{atom,true},{x,0},{x,0}}.
    {deallocate,0}.
    return.
  {label,430}.
    {loop_rec_end,{f,429}}.
  {label,431}.
    {wait,{f,429}}.
  {label,432}.
    return.
  {label,433}.
    {badmatch,{atom,false}}.


{function, '-reloads/1-lc$^5/1-4-', 1, 435}.
  {label,434}.
    {line,[{location,"torture.erl",496}]}.
    {func_info,{atom,torture},{atom,'-reloads/1-lc$^5/1-4-'},1}.
  {label,435}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nonempty_list,{f,436},[{x,0}]}.
    {allocate,1,1}.
    {get_list,{x,0},{x,0},{y,0}}.
    {get_tuple_element,{x,0},0,{x,0}}.
    {move,{atom,stop},{x,1}}.
    send.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,435},1}. % '-reloads/1-lc$^5/1-4-'/1
  {label,436}.
    return.


{function, '-reloads/1-lc$^4/1-3-', 1, 438}.
  {label,437}.
    {line,[{location,"torture.erl",495}]}.
    {func_info,{atom,torture},{atom,'-reloads/1-lc$^4/1-3-'},1}.
  {label,438}.
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test,is_nonempty_list,{f,444},[{x,0}]}.
    {allocate,3,1}.
    {get_list,{x,0},{y,1},{y,0}}.
    {'catch',{y,2},{f,439}}.
    {move,{y,1},{x,0}}.
    {line,[{location,"torture.erl",491}]}.
    {call_fun,0}.
  {label,439}.
    {catch_end,{y,2}}.
    {test,is_tuple,{f,445},[{x,0}]}.
    {select_tuple_arity,{tr,{x,0},{t_tuple,0,false,#{}}},
                        {f,445},
                        {list,[2,{f,441},3,{f,440}]}}.
  {label,440}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {test,is_eq_exact,{f,445},[{x,1},{atom,version}]}.
    {get_tuple_element,{x,0},2,{x,1}}.
    {test,is_tuple,{f,445},[{x,1}]}.
    {test,test_arity,{f,445},[{x,1},3]}.
    {get_tuple_element,{x,1},1,{x,1}}.
    {test,is_eq_exact,{f,445},[{x,1},{literal,"of a fun"}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {select_val,{x,1},
                {f,445},
                {list,[{integer,1},{f,443},{integer,2},{f,443}]}}.
  {label,441}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {test,is_eq_exact,{f,445},[{x,1},{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {test,is_tuple,{f,445},[{x,1}]}.
    {test,test_arity,{f,445},[{x,1},2]}.
    {get_tuple_element,{x,1},0,{x,1}}.
    {test,is_tuple,{f,442},[{x,1}]}.
    {test,is_tagged_tuple,
          {f,445},
          [{tr,{x,1},{t_tuple,0,false,#{}}},2,{atom,badfun}]}.
    {get_tuple_element,{x,1},1,{x,1}}.
    {test,is_eq_exact,{f,445},[{x,1},{y,1}]}.
    {jump,{f,443}}.
  {label,442}.
    {test,is_eq_exact,{f,445},[{x,1},{atom,undef}]}.
  {label,443}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,438},3}. % '-reloads/1-lc$^4/1-3-'/1
  {label,444}.
    return.
  {label,445}.
    {line,[{scope,[0]},{location,"torture.erl",491}]}.
    {case_end,{x,0}}.


{function, '-reloads/1-lc$^2/1-2-', 1, 447}.
  {label,446}.
    {line,[{location,"torture.erl",484}]}.
    {func_info,{atom,torture},{atom,'-reloads/1-lc$^2/1-2-'},1}.
  {label,447}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_integer,{1,2}},nil}}]}}.
    {test,is_nonempty_list,{f,449},[{x,0}]}.
    {allocate,2,1}.
    {get_list,{x,0},{x,0},{y,0}}.
    {'catch',{y,1},{f,448}}.
    {call_ext,1,{extfunc,reloaded,make_fun,1}}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{atom,used},{x,0}]}}.
  {label,448}.
    {catch_end,{y,1}}.
    {move,{x,0},{y,1}}.
    {move,{y,0},{x,0}}.
    {trim,1,1}.
    {line,[{scope,[1,2]},{location,"torture.erl",484}]}.
    {call,1,{f,447}}. % '-reloads/1-lc$^2/1-2-'/1
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,449}.
    return.


{function, '-reloads/1-lc$^3/1-1-', 1, 451}.
  {label,450}.
    {line,[{location,"torture.erl",484}]}.
    {func_info,{atom,torture},{atom,'-reloads/1-lc$^3/1-1-'},1}.
  {label,451}.
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test,is_nonempty_list,{f,453},[{x,0}]}.
    {get_list,{x,0},{x,1},{x,0}}.
    {test,is_tagged_tuple,{f,452},[{x,1},2,{atom,used}]}.
    {allocate,1,2}.
    {move,{x,1},{y,0}}.
    {call,1,{f,451}}. % '-reloads/1-lc$^3/1-1-'/1
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test_heap,2,1}.
    {get_tuple_element,{y,0},1,{x,1}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,452}.
    {call_only,1,{f,451}}. % '-reloads/1-lc$^3/1-1-'/1
  {label,453}.
    return.


{function, '-reloads/1-lc$^0/1-0-', 1, 455}.
  {label,454}.
    {line,[{location,"torture.erl",483}]}.
    {func_info,{atom,torture},{atom,'-reloads/1-lc$^0/1-0-'},1}.
  {label,455}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {test,is_nonempty_list,{f,456},[{x,0}]}.
    {allocate_heap,1,{alloc,[{words,1},{floats,0},{funs,1}]},1}.
    {get_list,{x,0},{x,0},{y,0}}.
    {make_fun3,{f,458},0,0,{x,0},{list,[{x,0}]}}.
    {'%',{var_info,{x,0},[{fun_type,none}]}}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {swap,{y,0},{x,0}}.
    {call,1,{f,455}}. % '-reloads/1-lc$^0/1-0-'/1
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,456}.
    return.


{function, '-reloads/1-fun-1-', 1, 458}.
  {label,457}.
    {line,[{location,"torture.erl",483}]}.
    {func_info,{atom,torture},{atom,'-reloads/1-fun-1-'},1}.
  {label,458}.
    {'%',{var_info,{x,0},[{type,{t_number,any}}]}}.
    {gc_bif,'rem',{f,0},1,[{tr,{x,0},{t_number,any}},{integer,3}],{x,0}}.
    {call_only,1,{f,402}}. % user/1


{function, '-persistent/1-lc$^2/1-1-', 2, 460}.
  {label,459}.
    {line,[{location,"torture.erl",473}]}.
    {func_info,{atom,torture},{atom,'-persistent/1-lc$^2/1-1-'},2}.
  {label,460}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,{0,134217727}}}]}}.
    {test,is_nonempty_list,{f,464},[{x,0}]}.
    {allocate,4,2}.
    {move,{x,1},{y,3}}.
    {get_list,{x,0},{x,0},{y,2}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
  {label,461}.
    {loop_rec,{f,463},{x,0}}.
    {test,is_tagged_tuple,{f,462},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,462},[{x,2},{atom,process}]}.
    {test,is_tagged_tuple,{f,462},[{x,0},3,{atom,read}]}.
    {get_tuple_element,{x,0},1,{x,2}}.
    {get_tuple_element,{x,0},2,{x,0}}.
    {test,is_eq_exact,{f,462},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,462},[{x,3},{tr,{y,1},pid}]}.
    {bif,'=:=',{f,0},[{x,0},{tr,{y,3},{t_integer,{0,134217727}}}],{x,0}}.
    {test,is_eq_exact,{f,462},[{x,2},{tr,{x,0},{t_atom,[false,true]}}]}.
    remove_message.
    {move,{y,3},{x,1}}.
    {move,{y,2},{x,0}}.
    {trim,4,0}.
    {call,2,{f,460}}. % '-persistent/1-lc$^2/1-1-'/2
    {'%',{var_info,{x,0},[{type,{t_list,{t_atom,[ok]},nil}}]}}.
    {test_heap,2,1}.
    {put_list,{atom,ok},{x,0},{x,0}}.
    {deallocate,0}.
    return.
  {label,462}.
    {loop_rec_end,{f,461}}.
  {label,463}.
    {wait,{f,461}}.
  {label,464}.
    return.


{function, '-persistent/1-lc$^0/1-0-', 3, 466}.
  {label,465}.
    {line,[{location,"torture.erl",466}]}.
    {func_info,{atom,torture},{atom,'-persistent/1-lc$^0/1-0-'},3}.
  {label,466}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_integer,{1,2}},nil}}]}}.
    {'%',{var_info,{x,1},
                   [{type,{t_tuple,2,true,
                                   #{1 => {t_atom,[torture]},2 => pid}}}]}}.
    {'%',
        {var_info,
            {x,2},
            [{type,
                 {t_tuple,3,true,
                     #{2 => {t_cons,{t_number,any},nil},
                       3 => {t_cons,{t_integer,{101,116}},nil}}}}]}}.
    {test,is_nonempty_list,{f,467},[{x,0}]}.
    {allocate_heap,3,{alloc,[{words,2},{floats,0},{funs,1}]},3}.
    {move,{x,2},{y,1}}.
    {move,{x,1},{y,2}}.
    {get_tl,{x,0},{y,0}}.
    {make_fun3,{f,469},0,0,{x,0},{list,[{x,1},{x,2}]}}.
    {'%',{var_info,{x,0},[{fun_type,none}]}}.
    {line,[{location,"torture.erl",462}]}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {move,{y,0},{x,3}}.
    {move,{y,2},{x,1}}.
    {move,{x,0},{y,2}}.
    {move,{y,1},{x,2}}.
    {trim,2,1}.
    {move,{x,3},{x,0}}.
    {line,[{location,"torture.erl",466}]}.
    {call,3,{f,466}}. % '-persistent/1-lc$^0/1-0-'/3
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,467}.
    return.


{function, '-persistent/1-fun-1-', 2, 469}.
  {label,468}.
    {line,[{location,"torture.erl",462}]}.
    {func_info,{atom,torture},{atom,'-persistent/1-fun-1-'},2}.
  {label,469}.
    {'%',{var_info,{x,0},
                   [{type,{t_tuple,2,true,
                                   #{1 => {t_atom,[torture]},2 => pid}}}]}}.
    {'%',
        {var_info,
            {x,1},
            [{type,
                 {t_tuple,3,true,
                     #{2 => {t_cons,{t_number,any},nil},
                       3 => {t_cons,{t_integer,{101,116}},nil}}}}]}}.
    {allocate,2,2}.
    {init_yregs,{list,[{y,0}]}}.
    {move,{x,1},{y,1}}.
    {line,[{location,"torture.erl",463}]}.
    {call_ext,2,{extfunc,persistent_term,get,2}}.
    {move,{x,0},{y,0}}.
    {line,[{location,"torture.erl",464}]}.
    {call,0,{f,167}}. % random_patience/0
    {'%',{var_info,{x,0},[{type,{t_integer,{-2,2}}}]}}.
  {label,470}.
    {wait_timeout,{f,470},{x,0}}.
    timeout.
    {bif,'=:=',
         {f,0},
         [{y,0},
          {tr,{y,1},
              {t_tuple,3,true,
                       #{2 => {t_cons,{t_number,any},nil},
                         3 => {t_cons,{t_integer,{101,116}},nil}}}}],
         {y,1}}.
    {move,{y,0},{x,0}}.
    {trim,1,1}.
    {line,[{location,"torture.erl",465}]}.
    {call_ext,1,{extfunc,erlang,phash2,1}}.
    {test_heap,4,1}.
    {put_tuple2,{x,0},{list,[{atom,read},{y,0},{x,0}]}}.
    {call_ext_last,1,{extfunc,erlang,exit,1},1}.


{function, '-named_tables/1-lc$^6/1-4-', 1, 472}.
  {label,471}.
    {line,[{location,"torture.erl",435}]}.
    {func_info,{atom,torture},{atom,'-named_tables/1-lc$^6/1-4-'},1}.
  {label,472}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nonempty_list,{f,476},[{x,0}]}.
    {allocate,3,1}.
    {get_list,{x,0},{x,0},{y,2}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
  {label,473}.
    {loop_rec,{f,475},{x,0}}.
    {test,is_tagged_tuple,{f,474},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,474},[{x,2},{atom,process}]}.
    {test,is_tagged_tuple,{f,474},[{x,0},2,{atom,wrote}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_eq_exact,{f,474},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,474},[{x,3},{tr,{y,1},pid}]}.
    {test,is_ge,{f,474},[{integer,50},{x,0}]}.
    remove_message.
    {move,{y,2},{x,0}}.
    {trim,3,0}.
    {call,1,{f,472}}. % '-named_tables/1-lc$^6/1-4-'/1
    {'%',{var_info,{x,0},[{type,{t_list,{t_atom,[ok]},nil}}]}}.
    {test_heap,2,1}.
    {put_list,{atom,ok},{x,0},{x,0}}.
    {deallocate,0}.
    return.
  {label,474}.
    {loop_rec_end,{f,473}}.
  {label,475}.
    {wait,{f,473}}.
  {label,476}.
    return.


{function, '-named_tables/1-lc$^5/1-3-', 1, 478}.
  {label,477}.
    {line,[{location,"torture.erl",434}]}.
    {func_info,{atom,torture},{atom,'-named_tables/1-lc$^5/1-3-'},1}.
  {label,478}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nonempty_list,{f,482},[{x,0}]}.
    {allocate,3,1}.
    {get_list,{x,0},{x,0},{y,2}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
  {label,479}.
    {loop_rec,{f,481},{x,0}}.
    {test,is_tagged_tuple,{f,480},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {test,is_eq_exact,{f,480},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,480},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,480},[{x,3},{tr,{y,1},pid}]}.
    remove_message.
    {get_tuple_element,{x,0},4,{x,0}}.
    {move,{literal,[made,taken,killed]},{x,1}}.
    {trim,2,1}.
    {call_ext,2,{extfunc,lists,member,2}}.
    {test,is_eq_exact,{f,483},[{x,0},{atom,true}]}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,478},1}. % '-named_tables/1-lc$^5/1-3-'/1
  {label,480}.
    {loop_rec_end,{f,479}}.
  {label,481}.
    {wait,{f,479}}.
  {label,482}.
    return.
  {label,483}.
    {badmatch,{atom,false}}.


{function, '-named_tables/1-lc$^4/1-2-', 1, 485}.
  {label,484}.
    {line,[{location,"torture.erl",433}]}.
    {func_info,{atom,torture},{atom,'-named_tables/1-lc$^4/1-2-'},1}.
  {label,485}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nonempty_list,{f,487},[{x,0}]}.
    {allocate,2,1}.
    {get_list,{x,0},{y,1},{y,0}}.
    {move,{integer,4},{x,0}}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {test,is_eq_exact,{f,486},[{tr,{x,0},{t_integer,{0,2999}}},{integer,0}]}.
    {get_tuple_element,{y,1},0,{x,0}}.
    {move,{atom,kill},{x,1}}.
    {move,{y,0},{y,1}}.
    {trim,1,1}.
    {call_ext,2,{extfunc,erlang,exit,2}}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,485},1}. % '-named_tables/1-lc$^4/1-2-'/1
  {label,486}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,485},2}. % '-named_tables/1-lc$^4/1-2-'/1
  {label,487}.
    return.


{function, '-named_tables/1-lc$^2/1-1-', 1, 489}.
  {label,488}.
    {line,[{location,"torture.erl",432}]}.
    {func_info,{atom,torture},{atom,'-named_tables/1-lc$^2/1-1-'},1}.
  {label,489}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_integer,{1,2}},nil}}]}}.
    {test,is_nonempty_list,{f,490},[{x,0}]}.
    {allocate_heap,1,{alloc,[{words,0},{floats,0},{funs,1}]},1}.
    {get_tl,{x,0},{y,0}}.
    {make_fun3,{f,492},0,0,{x,0},{list,[]}}.
    {'%',{var_info,{x,0},[{fun_type,none}]}}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {swap,{y,0},{x,0}}.
    {call,1,{f,489}}. % '-named_tables/1-lc$^2/1-1-'/1
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,490}.
    return.


{function, '-named_tables/1-fun-3-', 0, 492}.
  {label,491}.
    {line,[{location,"torture.erl",432}]}.
    {func_info,{atom,torture},{atom,'-named_tables/1-fun-3-'},0}.
  {label,492}.
    {allocate,0,0}.
    {move,{integer,0},{x,1}}.
    {move,{integer,50},{x,0}}.
    {call,2,{f,370}}. % write_named/2
    {'%',{var_info,{x,0},[{type,{t_integer,{0,'+inf'}}}]}}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{atom,wrote},{x,0}]}}.
    {call_ext_last,1,{extfunc,erlang,exit,1},0}.


{function, '-named_tables/1-lc$^0/1-0-', 1, 494}.
  {label,493}.
    {line,[{location,"torture.erl",431}]}.
    {func_info,{atom,torture},{atom,'-named_tables/1-lc$^0/1-0-'},1}.
  {label,494}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {test,is_nonempty_list,{f,495},[{x,0}]}.
    {allocate_heap,1,{alloc,[{words,0},{floats,0},{funs,1}]},1}.
    {get_tl,{x,0},{y,0}}.
    {make_fun3,{f,497},0,0,{x,0},{list,[]}}.
    {'%',{var_info,{x,0},[{fun_type,none}]}}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {swap,{y,0},{x,0}}.
    {call,1,{f,494}}. % '-named_tables/1-lc$^0/1-0-'/1
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,495}.
    return.


{function, '-named_tables/1-fun-1-', 0, 497}.
  {label,496}.
    {line,[{location,"torture.erl",431}]}.
    {func_info,{atom,torture},{atom,'-named_tables/1-fun-1-'},0}.
  {label,497}.
    {allocate,0,0}.
    {call,0,{f,167}}. % random_patience/0
    {'%',{var_info,{x,0},[{type,{t_integer,{-2,2}}}]}}.
    {call_last,1,{f,360},0}. % table_maker/1


{function, '-fixed/1-fun-7-', 0, 499}.
  {label,498}.
    {line,[{location,"torture.erl",419}]}.
    {func_info,{atom,torture},{atom,'-fixed/1-fun-7-'},0}.
  {label,499}.
    {allocate,0,0}.
  {label,500}.
    {loop_rec,{f,502},{x,0}}.
    {test,is_tagged_tuple,{f,501},[{x,0},4,{atom,'ETS-TRANSFER'}]}.
    {get_tuple_element,{x,0},3,{x,0}}.
    {test,is_eq_exact,{f,501},[{x,0},{atom,bye}]}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,0}.
    return.
  {label,501}.
    {loop_rec_end,{f,500}}.
  {label,502}.
    {wait,{f,500}}.


{function, '-fixed/1-lc$^6/1-5-', 1, 504}.
  {label,503}.
    {line,[{location,"torture.erl",414}]}.
    {func_info,{atom,torture},{atom,'-fixed/1-lc$^6/1-5-'},1}.
  {label,504}.
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test,is_nonempty_list,{f,507},[{x,0}]}.
    {get_list,{x,0},{x,1},{x,0}}.
    {test,is_ne_exact,{f,505},[{x,1},{literal,{seen,100}}]}.
    {test,is_eq_exact,{f,506},[{x,1},{atom,killed}]}.
  {label,505}.
    {call_only,1,{f,504}}. % '-fixed/1-lc$^6/1-5-'/1
  {label,506}.
    {allocate,1,2}.
    {move,{x,1},{y,0}}.
    {call,1,{f,504}}. % '-fixed/1-lc$^6/1-5-'/1
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,507}.
    return.


{function, '-fixed/1-lc$^5/1-4-', 1, 509}.
  {label,508}.
    {line,[{location,"torture.erl",413}]}.
    {func_info,{atom,torture},{atom,'-fixed/1-lc$^5/1-4-'},1}.
  {label,509}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nonempty_list,{f,513},[{x,0}]}.
    {allocate,3,1}.
    {get_list,{x,0},{x,0},{y,2}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
  {label,510}.
    {loop_rec,{f,512},{x,0}}.
    {test,is_tagged_tuple,{f,511},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {test,is_eq_exact,{f,511},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,511},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,511},[{x,3},{tr,{y,1},pid}]}.
    {move,{x,0},{y,1}}.
    remove_message.
    {move,{y,2},{x,0}}.
    {move,{y,1},{y,2}}.
    {trim,2,1}.
    {call,1,{f,509}}. % '-fixed/1-lc$^5/1-4-'/1
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test_heap,2,1}.
    {get_tuple_element,{y,0},4,{x,1}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,511}.
    {loop_rec_end,{f,510}}.
  {label,512}.
    {wait,{f,510}}.
  {label,513}.
    return.


{function, '-fixed/1-lc$^4/1-3-', 1, 515}.
  {label,514}.
    {line,[{location,"torture.erl",412}]}.
    {func_info,{atom,torture},{atom,'-fixed/1-lc$^4/1-3-'},1}.
  {label,515}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nonempty_list,{f,517},[{x,0}]}.
    {allocate,2,1}.
    {get_list,{x,0},{y,1},{y,0}}.
    {move,{integer,3},{x,0}}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {test,is_eq_exact,{f,516},[{tr,{x,0},{t_integer,{0,2999}}},{integer,0}]}.
    {get_tuple_element,{y,1},0,{x,0}}.
    {move,{atom,kill},{x,1}}.
    {move,{y,0},{y,1}}.
    {trim,1,1}.
    {call_ext,2,{extfunc,erlang,exit,2}}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,515},1}. % '-fixed/1-lc$^4/1-3-'/1
  {label,516}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,515},2}. % '-fixed/1-lc$^4/1-3-'/1
  {label,517}.
    return.


{function, '-fixed/1-lc$^3/1-2-', 2, 519}.
  {label,518}.
    {line,[{location,"torture.erl",411}]}.
    {func_info,{atom,torture},{atom,'-fixed/1-lc$^3/1-2-'},2}.
  {label,519}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {test,is_nonempty_list,{f,520},[{x,0}]}.
    {allocate_heap,3,5,2}.
    {move,{x,1},{y,2}}.
    {get_list,{x,0},{y,1},{y,0}}.
    {put_tuple2,{x,0},{list,[{y,1}]}}.
    {put_tuple2,{x,1},{list,[{x,0},{atom,comes}]}}.
    {move,{y,2},{x,0}}.
    {call_ext,2,{extfunc,ets,insert,2}}.
    {gc_bif,'-',{f,0},0,[{tr,{y,1},{t_number,any}},{integer,3}],{x,0}}.
    {test_heap,2,1}.
    {put_tuple2,{x,1},{list,[{x,0}]}}.
    {move,{y,0},{y,1}}.
    {trim,1,2}.
    {move,{y,1},{x,0}}.
    {call_ext,2,{extfunc,ets,delete,2}}.
    {move,{y,1},{x,1}}.
    {move,{y,0},{x,0}}.
    {call_last,2,{f,519},2}. % '-fixed/1-lc$^3/1-2-'/2
  {label,520}.
    return.


{function, '-fixed/1-lc$^1/1-1-', 2, 522}.
  {label,521}.
    {line,[{location,"torture.erl",410}]}.
    {func_info,{atom,torture},{atom,'-fixed/1-lc$^1/1-1-'},2}.
  {label,522}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_integer,{1,3}},nil}}]}}.
    {test,is_nonempty_list,{f,523},[{x,0}]}.
    {allocate_heap,2,{alloc,[{words,1},{floats,0},{funs,1}]},2}.
    {move,{x,1},{y,1}}.
    {get_tl,{x,0},{y,0}}.
    {make_fun3,{f,525},0,0,{x,0},{list,[{x,1}]}}.
    {'%',{var_info,{x,0},[{fun_type,none}]}}.
    {line,[{location,"torture.erl",407}]}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {move,{y,0},{x,2}}.
    {move,{y,1},{x,1}}.
    {move,{x,0},{y,1}}.
    {trim,1,1}.
    {move,{x,2},{x,0}}.
    {line,[{location,"torture.erl",410}]}.
    {call,2,{f,522}}. % '-fixed/1-lc$^1/1-1-'/2
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,523}.
    return.


{function, '-fixed/1-fun-2-', 1, 525}.
  {label,524}.
    {line,[{location,"torture.erl",407}]}.
    {func_info,{atom,torture},{atom,'-fixed/1-fun-2-'},1}.
  {label,525}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {move,{atom,true},{x,1}}.
    {line,[{location,"torture.erl",408}]}.
    {call_ext,2,{extfunc,ets,safe_fixtable,2}}.
    {test,is_eq_exact,{f,526},[{x,0},{atom,true}]}.
    {move,{y,0},{x,0}}.
    {line,[{location,"torture.erl",409}]}.
    {call_ext,1,{extfunc,ets,first,1}}.
    {move,{x,0},{x,1}}.
    {move,{integer,0},{x,2}}.
    {move,{y,0},{x,0}}.
    {trim,1,0}.
    {call,3,{f,354}}. % walk/3
    {'%',{var_info,{x,0},[{type,{t_integer,{0,'+inf'}}}]}}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{atom,seen},{x,0}]}}.
    {call_ext_last,1,{extfunc,erlang,exit,1},0}.
  {label,526}.
    {line,[{location,"torture.erl",408}]}.
    {badmatch,{x,0}}.


{function, '-fixed/1-lc$^0/1-0-', 1, 528}.
  {label,527}.
    {line,[{location,"torture.erl",406}]}.
    {func_info,{atom,torture},{atom,'-fixed/1-lc$^0/1-0-'},1}.
  {label,528}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {test,is_nonempty_list,{f,529},[{x,0}]}.
    {allocate,1,1}.
    {get_list,{x,0},{y,0},{x,0}}.
    {call,1,{f,528}}. % '-fixed/1-lc$^0/1-0-'/1
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_list,
                     {t_tuple,2,true,
                         #{1 => {t_number,any},2 => {t_atom,[stays]}}},
                     nil}}]}}.
    {test_heap,5,1}.
    {put_tuple2,{x,1},{list,[{y,0},{atom,stays}]}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,529}.
    return.


{function, '-given/1-lc$^4/1-3-', 1, 531}.
  {label,530}.
    {line,[{location,"torture.erl",379}]}.
    {func_info,{atom,torture},{atom,'-given/1-lc$^4/1-3-'},1}.
  {label,531}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nonempty_list,{f,535},[{x,0}]}.
    {allocate,3,1}.
    {get_list,{x,0},{x,0},{y,2}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
  {label,532}.
    {loop_rec,{f,534},{x,0}}.
    {test,is_tagged_tuple,{f,533},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {test,is_eq_exact,{f,533},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,533},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,533},[{x,3},{tr,{y,1},pid}]}.
    {move,{x,0},{y,1}}.
    remove_message.
    {move,{y,2},{x,0}}.
    {move,{y,1},{y,2}}.
    {trim,2,1}.
    {call,1,{f,531}}. % '-given/1-lc$^4/1-3-'/1
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test_heap,2,1}.
    {get_tuple_element,{y,0},4,{x,1}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,533}.
    {loop_rec_end,{f,532}}.
  {label,534}.
    {wait,{f,532}}.
  {label,535}.
    return.


{function, '-given/1-lc$^3/1-2-', 1, 537}.
  {label,536}.
    {line,[{location,"torture.erl",378}]}.
    {func_info,{atom,torture},{atom,'-given/1-lc$^3/1-2-'},1}.
  {label,537}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nonempty_list,{f,538},[{x,0}]}.
    {allocate,1,1}.
    {get_list,{x,0},{x,0},{y,0}}.
    {get_tuple_element,{x,0},0,{x,0}}.
    {move,{atom,kill},{x,1}}.
    {call_ext,2,{extfunc,erlang,exit,2}}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,537},1}. % '-given/1-lc$^3/1-2-'/1
  {label,538}.
    return.


{function, '-given/1-lc$^1/1-1-', 2, 540}.
  {label,539}.
    {line,[{location,"torture.erl",369}]}.
    {func_info,{atom,torture},{atom,'-given/1-lc$^1/1-1-'},2}.
  {label,540}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_integer,{1,2}},nil}}]}}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {test,is_nonempty_list,{f,541},[{x,0}]}.
    {allocate_heap,2,{alloc,[{words,1},{floats,0},{funs,1}]},2}.
    {move,{x,1},{y,1}}.
    {get_tl,{x,0},{y,0}}.
    {make_fun3,{f,543},0,0,{x,0},{list,[{x,1}]}}.
    {'%',{var_info,{x,0},[{fun_type,{t_atom,[ok]}}]}}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {move,{y,0},{x,2}}.
    {move,{y,1},{x,1}}.
    {move,{x,0},{y,1}}.
    {trim,1,1}.
    {move,{x,2},{x,0}}.
    {call,2,{f,540}}. % '-given/1-lc$^1/1-1-'/2
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,541}.
    return.


{function, '-given/1-fun-2-', 1, 543}.
  {label,542}.
    {line,[{location,"torture.erl",369}]}.
    {func_info,{atom,torture},{atom,'-given/1-fun-2-'},1}.
  {label,543}.
    {'%',{var_info,{x,0},[{type,pid}]}}.
    {call_only,1,{f,321}}. % holder/1


{function, '-given/1-lc$^0/1-0-', 1, 545}.
  {label,544}.
    {line,[{location,"torture.erl",368}]}.
    {func_info,{atom,torture},{atom,'-given/1-lc$^0/1-0-'},1}.
  {label,545}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {test,is_nonempty_list,{f,546},[{x,0}]}.
    {allocate,1,1}.
    {get_list,{x,0},{y,0},{x,0}}.
    {call,1,{f,545}}. % '-given/1-lc$^0/1-0-'/1
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_list,
                     {t_tuple,2,true,
                         #{1 => {t_number,any},
                           2 => {t_cons,{t_number,any},nil}}},
                     nil}}]}}.
    {test_heap,7,1}.
    {put_list,{y,0},nil,{x,1}}.
    {put_tuple2,{x,1},{list,[{y,0},{x,1}]}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,546}.
    return.


{function, '-long/1-fun-0-', 1, 548}.
  {label,547}.
    {line,[{location,"torture.erl",358}]}.
    {func_info,{atom,torture},{atom,'-long/1-fun-0-'},1}.
  {label,548}.
    {'%',{var_info,{x,0},[{type,{t_bitstring,256,false}}]}}.
    {allocate,0,1}.
    {call_ext,1,{extfunc,erlang,crc32,1}}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{atom,crc},{x,0}]}}.
    {call_ext_last,1,{extfunc,erlang,exit,1},0}.


{function, '-requests/1-fun-4-', 0, 550}.
  {label,549}.
    {line,[{location,"torture.erl",327}]}.
    {func_info,{atom,torture},{atom,'-requests/1-fun-4-'},0}.
  {label,550}.
    {move,{atom,ok},{x,0}}.
    return.


{function, '-requests/1-lc$^3/1-2-', 1, 552}.
  {label,551}.
    {line,[{location,"torture.erl",326}]}.
    {func_info,{atom,torture},{atom,'-requests/1-lc$^3/1-2-'},1}.
  {label,552}.
    {'%',
     {var_info,
      {x,0},
      [{type,
        {t_list,
         {t_tuple,2,true,
          #{1 =>
             {t_union,none,none,none,
              {t_tuple,2,true,#{1 => {t_atom,[binary,code,ets,processes]}}},
              reference},
            2 =>
             {t_union,
              {t_atom,[no,yes]},
              none,none,
              {t_tuple,2,true,#{1 => {t_atom,[binary,code,ets,processes]}}},
              none}}},
         nil}}]}}.
    {test,is_nonempty_list,{f,553},[{x,0}]}.
    {allocate,1,1}.
    {get_list,{x,0},{x,0},{y,0}}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {swap,{x,0},{x,1}}.
    {call,2,{f,258}}. % requested/2
    {'%',{var_info,{x,0},[{type,{t_atom,[ok]}}]}}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,552},1}. % '-requests/1-lc$^3/1-2-'/1
  {label,553}.
    return.


{function, '-requests/1-lc$^0/1-0-', 2, 555}.
  {label,554}.
    {line,[{location,"torture.erl",325}]}.
    {func_info,{atom,torture},{atom,'-requests/1-lc$^0/1-0-'},2}.
  {label,555}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_atom,[error_only,no,success_only,yes]},
                                  nil}}]}}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {test,is_nonempty_list,{f,556},[{x,0}]}.
    {get_list,{x,0},{x,2},{x,0}}.
    {move,{x,1},{x,3}}.
    {move,{x,0},{x,1}}.
    {move,{literal,[1,2]},{x,0}}.
    {call_only,4,{f,558}}. % '-requests/1-lc$^1/1-1-'/4
  {label,556}.
    return.


{function, '-requests/1-lc$^1/1-1-', 4, 558}.
  {label,557}.
    {line,[{location,"torture.erl",325}]}.
    {func_info,{atom,torture},{atom,'-requests/1-lc$^1/1-1-'},4}.
  {label,558}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_integer,{1,2}},nil}}]}}.
    {'%',{var_info,{x,1},
                   [{type,{t_list,{t_atom,[error_only,no,success_only,yes]},
                                  nil}}]}}.
    {'%',{var_info,{x,2},[{type,{t_atom,[error_only,no,success_only,yes]}}]}}.
    {'%',{var_info,{x,3},[{type,pid}]}}.
    {test,is_nonempty_list,{f,559},[{x,0}]}.
    {allocate_heap,4,{alloc,[{words,7},{floats,0},{funs,1}]},4}.
    {move,{x,3},{y,1}}.
    {move,{x,2},{y,2}}.
    {move,{x,1},{y,3}}.
    {get_list,{x,0},{x,0},{y,0}}.
    {make_fun3,{f,561},0,0,{x,0},{list,[{x,0},{x,3}]}}.
    {'%',{var_info,{x,0},[{fun_type,none}]}}.
    {put_tuple2,{x,1},{list,[{atom,reply},{x,2}]}}.
    {put_list,{x,1},{literal,[monitor]},{x,1}}.
    {line,[{location,"torture.erl",324}]}.
    {call_ext,2,{extfunc,erlang,spawn_request,2}}.
    {move,{y,0},{x,4}}.
    {move,{y,2},{x,2}}.
    {move,{y,3},{x,1}}.
    {move,{x,0},{y,3}}.
    {move,{y,1},{x,3}}.
    {trim,3,1}.
    {move,{x,4},{x,0}}.
    {line,[{location,"torture.erl",325}]}.
    {call,4,{f,558}}. % '-requests/1-lc$^1/1-1-'/4
    {'%',{var_info,{x,0},[{type,{t_list,reference,nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,559}.
    {move,{x,1},{x,0}}.
    {move,{x,3},{x,1}}.
    {call_only,2,{f,555}}. % '-requests/1-lc$^0/1-0-'/2


{function, '-requests/1-fun-2-', 2, 561}.
  {label,560}.
    {line,[{location,"torture.erl",324}]}.
    {func_info,{atom,torture},{atom,'-requests/1-fun-2-'},2}.
  {label,561}.
    {'%',{var_info,{x,0},[{type,{t_integer,{1,2}}}]}}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {allocate_heap,1,3,2}.
    {move,{x,0},{y,0}}.
    {bif,self,{f,0},[],{x,0}}.
    {put_tuple2,{x,0},{list,[{atom,begun},{x,0}]}}.
    {swap,{x,0},{x,1}}.
    send.
    {test_heap,3,0}.
    {put_tuple2,{x,0},{list,[{atom,number},{y,0}]}}.
    {call_ext_last,1,{extfunc,erlang,exit,1},1}.


{function, '-replies/1-lc$^2/1-1-', 1, 563}.
  {label,562}.
    {line,[{location,"torture.erl",304}]}.
    {func_info,{atom,torture},{atom,'-replies/1-lc$^2/1-1-'},1}.
  {label,563}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nonempty_list,{f,567},[{x,0}]}.
    {allocate,3,1}.
    {get_list,{x,0},{x,0},{y,2}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
  {label,564}.
    {loop_rec,{f,566},{x,0}}.
    {test,is_tagged_tuple,{f,565},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,565},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,565},[{x,0},{literal,{one_of,20}}]}.
    {test,is_eq_exact,{f,565},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,565},[{x,3},{tr,{y,1},pid}]}.
    remove_message.
    {move,{y,2},{x,0}}.
    {call_last,1,{f,563},3}. % '-replies/1-lc$^2/1-1-'/1
  {label,565}.
    {loop_rec_end,{f,564}}.
  {label,566}.
    {wait,{f,564}}.
  {label,567}.
    return.


{function, '-replies/1-lc$^0/1-0-', 2, 569}.
  {label,568}.
    {line,[{location,"torture.erl",299}]}.
    {func_info,{atom,torture},{atom,'-replies/1-lc$^0/1-0-'},2}.
  {label,569}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_integer,{1,2}},nil}}]}}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {test,is_nonempty_list,{f,570},[{x,0}]}.
    {allocate_heap,2,{alloc,[{words,1},{floats,0},{funs,1}]},2}.
    {move,{x,1},{y,1}}.
    {get_tl,{x,0},{y,0}}.
    {make_fun3,{f,572},0,0,{x,0},{list,[{x,1}]}}.
    {'%',{var_info,{x,0},[{fun_type,none}]}}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {move,{y,0},{x,2}}.
    {move,{y,1},{x,1}}.
    {move,{x,0},{y,1}}.
    {trim,1,1}.
    {move,{x,2},{x,0}}.
    {call,2,{f,569}}. % '-replies/1-lc$^0/1-0-'/2
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,570}.
    return.


{function, '-replies/1-fun-1-', 1, 572}.
  {label,571}.
    {line,[{location,"torture.erl",299}]}.
    {func_info,{atom,torture},{atom,'-replies/1-fun-1-'},1}.
  {label,572}.
    {'%',{var_info,{x,0},[{type,pid}]}}.
    {allocate,0,1}.
    {move,{integer,0},{x,2}}.
    {move,{integer,20},{x,1}}.
    {call,3,{f,237}}. % alias_calls/3
    {'%',{var_info,{x,0},[{type,{t_integer,{0,'+inf'}}}]}}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{atom,one_of},{x,0}]}}.
    {call_ext_last,1,{extfunc,erlang,exit,1},0}.


{function, '-aliases/1-lc$^2/1-1-', 1, 574}.
  {label,573}.
    {line,[{location,"torture.erl",293}]}.
    {func_info,{atom,torture},{atom,'-aliases/1-lc$^2/1-1-'},1}.
  {label,574}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nonempty_list,{f,578},[{x,0}]}.
    {allocate,3,1}.
    {get_list,{x,0},{x,0},{y,2}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
  {label,575}.
    {loop_rec,{f,577},{x,0}}.
    {test,is_tagged_tuple,{f,576},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,576},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,576},[{x,0},{atom,normal}]}.
    {test,is_eq_exact,{f,576},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,576},[{x,3},{tr,{y,1},pid}]}.
    remove_message.
    {move,{y,2},{x,0}}.
    {call_last,1,{f,574},3}. % '-aliases/1-lc$^2/1-1-'/1
  {label,576}.
    {loop_rec_end,{f,575}}.
  {label,577}.
    {wait,{f,575}}.
  {label,578}.
    return.


{function, '-aliases/1-lc$^0/1-0-', 3, 580}.
  {label,579}.
    {line,[{location,"torture.erl",291}]}.
    {func_info,{atom,torture},{atom,'-aliases/1-lc$^0/1-0-'},3}.
  {label,580}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {'%',{var_info,{x,1},[{type,reference}]}}.
    {'%',{var_info,{x,2},[{type,pid}]}}.
    {test,is_nonempty_list,{f,581},[{x,0}]}.
    {allocate_heap,3,{alloc,[{words,3},{floats,0},{funs,1}]},3}.
    {move,{x,2},{y,1}}.
    {move,{x,1},{y,2}}.
    {get_list,{x,0},{x,0},{y,0}}.
    {make_fun3,{f,583},0,0,{x,0},{list,[{x,0},{x,1},{x,2}]}}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {move,{y,0},{x,3}}.
    {move,{y,2},{x,1}}.
    {move,{x,0},{y,2}}.
    {move,{y,1},{x,2}}.
    {trim,2,1}.
    {move,{x,3},{x,0}}.
    {call,3,{f,580}}. % '-aliases/1-lc$^0/1-0-'/3
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,581}.
    return.


{function, '-aliases/1-fun-1-', 3, 583}.
  {label,582}.
    {line,[{location,"torture.erl",291}]}.
    {func_info,{atom,torture},{atom,'-aliases/1-fun-1-'},3}.
  {label,583}.
    {'%',{var_info,{x,0},[{type,{t_number,any}}]}}.
    {'%',{var_info,{x,1},[{type,reference}]}}.
    {'%',{var_info,{x,2},[{type,pid}]}}.
    {allocate_heap,0,4,3}.
    {put_tuple2,{x,0},{list,[{atom,by_alias},{x,2},{x,0}]}}.
    {swap,{x,0},{x,1}}.
    send.
    {deallocate,0}.
    return.


{function, '-leaf/2-lc$^1/1-1-', 1, 585}.
  {label,584}.
    {line,[{location,"torture.erl",285}]}.
    {func_info,{atom,torture},{atom,'-leaf/2-lc$^1/1-1-'},1}.
  {label,585}.
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test,is_nonempty_list,{f,589},[{x,0}]}.
    {allocate,2,1}.
    {get_list,{x,0},{y,1},{y,0}}.
  {label,586}.
    {loop_rec,{f,588},{x,0}}.
    {test,is_tagged_tuple,{f,587},[{x,0},3,{atom,leaf}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {test,is_eq_exact,{f,587},[{x,1},{y,1}]}.
    {move,{x,0},{y,1}}.
    remove_message.
    {move,{y,0},{x,0}}.
    {trim,1,1}.
    {call,1,{f,585}}. % '-leaf/2-lc$^1/1-1-'/1
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test_heap,2,1}.
    {get_tuple_element,{y,0},2,{x,1}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,587}.
    {loop_rec_end,{f,586}}.
  {label,588}.
    {wait,{f,586}}.
  {label,589}.
    return.


{function, '-leaf/2-lc$^0/1-0-', 3, 591}.
  {label,590}.
    {line,[{location,"torture.erl",284}]}.
    {func_info,{atom,torture},{atom,'-leaf/2-lc$^0/1-0-'},3}.
  {label,591}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_integer,{1,2}},nil}}]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,any}}]}}.
    {'%',{var_info,{x,2},[{type,{t_atom,[high,low,normal]}}]}}.
    {test,is_nonempty_list,{f,592},[{x,0}]}.
    {get_tl,{x,0},{x,0}}.
    {bif,self,{f,0},[],{x,3}}.
    {gc_bif,'-',{f,0},4,[{tr,{x,1},{t_integer,any}},{integer,1}],{x,4}}.
    {allocate_heap,3,9,5}.
    {move,{x,2},{y,0}}.
    {move,{x,0},{y,1}}.
    {move,{x,1},{y,2}}.
    {put_list,{x,4},nil,{x,0}}.
    {put_list,{x,3},{x,0},{x,0}}.
    {put_tuple2,{x,1},{list,[{atom,priority},{x,2}]}}.
    {put_list,{x,1},nil,{x,3}}.
    {move,{atom,leaf},{x,1}}.
    {move,{x,0},{x,2}}.
    {move,{atom,torture},{x,0}}.
    {call_ext,4,{extfunc,erlang,spawn_opt,4}}.
    {move,{y,1},{x,3}}.
    {move,{y,2},{x,1}}.
    {move,{x,0},{y,2}}.
    {move,{y,0},{x,2}}.
    {trim,2,1}.
    {move,{x,3},{x,0}}.
    {call,3,{f,591}}. % '-leaf/2-lc$^0/1-0-'/3
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,592}.
    return.


{function, '-calls/1-lc$^2/1-1-', 1, 594}.
  {label,593}.
    {line,[{location,"torture.erl",256}]}.
    {func_info,{atom,torture},{atom,'-calls/1-lc$^2/1-1-'},1}.
  {label,594}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nonempty_list,{f,598},[{x,0}]}.
    {allocate,3,1}.
    {get_list,{x,0},{x,0},{y,2}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
  {label,595}.
    {loop_rec,{f,597},{x,0}}.
    {test,is_tagged_tuple,{f,596},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,3}}.
    {get_tuple_element,{x,0},4,{x,0}}.
    {test,is_eq_exact,{f,596},[{x,2},{atom,process}]}.
    {test,is_tagged_tuple,{f,596},[{x,0},2,{atom,answered}]}.
    {test,is_eq_exact,{f,596},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,596},[{x,3},{tr,{y,1},pid}]}.
    {move,{x,0},{y,1}}.
    remove_message.
    {move,{y,2},{x,0}}.
    {move,{y,1},{y,2}}.
    {trim,2,1}.
    {call,1,{f,594}}. % '-calls/1-lc$^2/1-1-'/1
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test_heap,2,1}.
    {get_tuple_element,{y,0},1,{x,1}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,596}.
    {loop_rec_end,{f,595}}.
  {label,597}.
    {wait,{f,595}}.
  {label,598}.
    return.


{function, '-calls/1-lc$^0/1-0-', 2, 600}.
  {label,599}.
    {line,[{location,"torture.erl",255}]}.
    {func_info,{atom,torture},{atom,'-calls/1-lc$^0/1-0-'},2}.
  {label,600}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_integer,{1,2}},nil}}]}}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {test,is_nonempty_list,{f,601},[{x,0}]}.
    {allocate_heap,2,{alloc,[{words,1},{floats,0},{funs,1}]},2}.
    {move,{x,1},{y,1}}.
    {get_tl,{x,0},{y,0}}.
    {make_fun3,{f,603},0,0,{x,0},{list,[{x,1}]}}.
    {'%',{var_info,{x,0},[{fun_type,none}]}}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {move,{y,0},{x,2}}.
    {move,{y,1},{x,1}}.
    {move,{x,0},{y,1}}.
    {trim,1,1}.
    {move,{x,2},{x,0}}.
    {call,2,{f,600}}. % '-calls/1-lc$^0/1-0-'/2
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,601}.
    return.


{function, '-calls/1-fun-1-', 1, 603}.
  {label,602}.
    {line,[{location,"torture.erl",255}]}.
    {func_info,{atom,torture},{atom,'-calls/1-fun-1-'},1}.
  {label,603}.
    {'%',{var_info,{x,0},[{type,pid}]}}.
    {move,{integer,40},{x,1}}.
    {call_only,2,{f,191}}. % call_all/2


{function, '-infos/1-fun-0-', 1, 605}.
  {label,604}.
    {line,[{location,"torture.erl",241}]}.
    {func_info,{atom,torture},{atom,'-infos/1-fun-0-'},1}.
  {label,605}.
    {'%',{var_info,{x,0},[{type,pid}]}}.
    {allocate,0,1}.
    {move,{atom,kill},{x,1}}.
    {call_ext_last,2,{extfunc,erlang,exit,2},0}.


{function, '-suspenders/1-lc$^3/1-2-', 1, 607}.
  {label,606}.
    {line,[{location,"torture.erl",232}]}.
    {func_info,{atom,torture},{atom,'-suspenders/1-lc$^3/1-2-'},1}.
  {label,607}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nonempty_list,{f,611},[{x,0}]}.
    {allocate,3,1}.
    {get_list,{x,0},{x,0},{y,2}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
  {label,608}.
    {loop_rec,{f,610},{x,0}}.
    {test,is_tagged_tuple,{f,609},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,0}}.
    {test,is_eq_exact,{f,609},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,609},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,609},[{x,0},{tr,{y,1},pid}]}.
    remove_message.
    {move,{y,2},{x,0}}.
    {call_last,1,{f,607},3}. % '-suspenders/1-lc$^3/1-2-'/1
  {label,609}.
    {loop_rec_end,{f,608}}.
  {label,610}.
    {wait,{f,608}}.
  {label,611}.
    return.


{function, '-suspenders/1-lc$^2/1-1-', 1, 613}.
  {label,612}.
    {line,[{location,"torture.erl",229}]}.
    {func_info,{atom,torture},{atom,'-suspenders/1-lc$^2/1-1-'},1}.
  {label,613}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nonempty_list,{f,615},[{x,0}]}.
    {allocate,2,1}.
    {get_list,{x,0},{y,1},{y,0}}.
    {move,{integer,2},{x,0}}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {test,is_eq_exact,{f,614},[{tr,{x,0},{t_integer,{0,2999}}},{integer,0}]}.
    {get_tuple_element,{y,1},0,{x,0}}.
    {move,{atom,kill},{x,1}}.
    {move,{y,0},{y,1}}.
    {trim,1,1}.
    {call_ext,2,{extfunc,erlang,exit,2}}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,613},1}. % '-suspenders/1-lc$^2/1-1-'/1
  {label,614}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,613},2}. % '-suspenders/1-lc$^2/1-1-'/1
  {label,615}.
    return.


{function, '-suspenders/1-lc$^0/1-0-', 2, 617}.
  {label,616}.
    {line,[{location,"torture.erl",228}]}.
    {func_info,{atom,torture},{atom,'-suspenders/1-lc$^0/1-0-'},2}.
  {label,617}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {test,is_nonempty_list,{f,618},[{x,0}]}.
    {allocate_heap,2,{alloc,[{words,1},{floats,0},{funs,1}]},2}.
    {move,{x,1},{y,1}}.
    {get_tl,{x,0},{y,0}}.
    {make_fun3,{f,620},0,0,{x,0},{list,[{x,1}]}}.
    {'%',{var_info,{x,0},[{fun_type,{t_atom,[ok]}}]}}.
    {line,[{location,"torture.erl",227}]}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {move,{y,0},{x,2}}.
    {move,{y,1},{x,1}}.
    {move,{x,0},{y,1}}.
    {trim,1,1}.
    {move,{x,2},{x,0}}.
    {line,[{location,"torture.erl",228}]}.
    {call,2,{f,617}}. % '-suspenders/1-lc$^0/1-0-'/2
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,618}.
    return.


{function, '-suspenders/1-fun-1-', 1, 620}.
  {label,619}.
    {line,[{location,"torture.erl",227}]}.
    {func_info,{atom,torture},{atom,'-suspenders/1-fun-1-'},1}.
  {label,620}.
    {'%',{var_info,{x,0},[{type,pid}]}}.
    {allocate,1,1}.
    {'try',{y,0},{f,621}}.
    {call_ext,1,{extfunc,erlang,suspend_process,1}}.
    {try_end,{y,0}}.
    {jump,{f,622}}.
  {label,621}.
    {try_case,{y,0}}.
  {label,622}.
    {line,[{scope,[0,1]},{location,"torture.erl",227}]}.
    {call,0,{f,167}}. % random_patience/0
    {'%',{var_info,{x,0},[{type,{t_integer,{-2,2}}}]}}.
    {move,{x,0},{y,0}}.
  {label,623}.
    {loop_rec,{f,625},{x,0}}.
    {test,is_eq_exact,{f,624},[{x,0},{atom,stop}]}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,1}.
    return.
  {label,624}.
    {loop_rec_end,{f,623}}.
  {label,625}.
    {wait_timeout,{f,623},{y,0}}.
    timeout.
    {move,{atom,ok},{x,0}}.
    {deallocate,1}.
    return.


{function, '-names/1-lc$^0/1-0-', 2, 627}.
  {label,626}.
    {line,[{location,"torture.erl",177}]}.
    {func_info,{atom,torture},{atom,'-names/1-lc$^0/1-0-'},2}.
  {label,627}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {test,is_nonempty_list,{f,628},[{x,0}]}.
    {allocate_heap,2,4,2}.
    {move,{x,1},{y,1}}.
    {get_tl,{x,0},{y,0}}.
    {put_list,{x,1},nil,{x,0}}.
    {put_list,{atom,torture_name},{x,0},{x,2}}.
    {move,{atom,named},{x,1}}.
    {move,{atom,torture},{x,0}}.
    {call_ext,3,{extfunc,erlang,spawn_monitor,3}}.
    {move,{y,0},{x,2}}.
    {move,{y,1},{x,1}}.
    {move,{x,0},{y,1}}.
    {trim,1,1}.
    {move,{x,2},{x,0}}.
    {call,2,{f,627}}. % '-names/1-lc$^0/1-0-'/2
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,628}.
    return.


{function, '-timers/1-fun-3-', 1, 630}.
  {label,629}.
    {line,[{location,"torture.erl",163}]}.
    {func_info,{atom,torture},{atom,'-timers/1-fun-3-'},1}.
  {label,630}.
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {bif,self,{f,0},[],{x,1}}.
    {move,{atom,late},{x,2}}.
    {move,{integer,1},{x,0}}.
    {call_ext,3,{extfunc,erlang,send_after,3}}.
  {label,631}.
    {loop_rec,{f,633},{x,0}}.
    {test,is_eq_exact,{f,632},[{x,0},{atom,late}]}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,1}.
    return.
  {label,632}.
    {loop_rec_end,{f,631}}.
  {label,633}.
    {wait_timeout,{f,631},{y,0}}.
    timeout.
    {move,{atom,ok},{x,0}}.
    {deallocate,1}.
    return.


{function, '-timers/1-lc$^2/1-2-', 1, 635}.
  {label,634}.
    {line,[{location,"torture.erl",160}]}.
    {func_info,{atom,torture},{atom,'-timers/1-lc$^2/1-2-'},1}.
  {label,635}.
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test,is_nonempty_list,{f,639},[{x,0}]}.
    {allocate,2,1}.
    {get_list,{x,0},{y,1},{y,0}}.
  {label,636}.
    {loop_rec,{f,638},{x,0}}.
    {test,is_tagged_tuple,{f,637},[{x,0},3,{atom,timeout}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    {test,is_eq_exact,{f,637},[{x,0},{y,1}]}.
    remove_message.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,635},2}. % '-timers/1-lc$^2/1-2-'/1
  {label,637}.
    {loop_rec_end,{f,636}}.
  {label,638}.
    {wait,{f,636}}.
  {label,639}.
    return.


{function, '-timers/1-lc$^1/1-1-', 1, 641}.
  {label,640}.
    {line,[{location,"torture.erl",159}]}.
    {func_info,{atom,torture},{atom,'-timers/1-lc$^1/1-1-'},1}.
  {label,641}.
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test,is_nonempty_list,{f,644},[{x,0}]}.
    {allocate,2,1}.
    {get_list,{x,0},{y,1},{y,0}}.
    {move,{integer,2},{x,0}}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {test,is_ne_exact,{f,642},[{tr,{x,0},{t_integer,{0,2999}}},{integer,0}]}.
    {move,{y,1},{x,0}}.
    {call_ext,1,{extfunc,erlang,cancel_timer,1}}.
    {test,is_eq_exact,{f,643},[{x,0},{atom,false}]}.
  {label,642}.
    {move,{y,0},{x,0}}.
    {trim,1,1}.
    {call,1,{f,641}}. % '-timers/1-lc$^1/1-1-'/1
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,643}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,641},2}. % '-timers/1-lc$^1/1-1-'/1
  {label,644}.
    return.


{function, '-timers/1-lc$^0/1-0-', 1, 646}.
  {label,645}.
    {line,[{location,"torture.erl",158}]}.
    {func_info,{atom,torture},{atom,'-timers/1-lc$^0/1-0-'},1}.
  {label,646}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {test,is_nonempty_list,{f,647},[{x,0}]}.
    {allocate,2,1}.
    {get_list,{x,0},{y,1},{y,0}}.
    {move,{integer,4},{x,0}}.
    {call,1,{f,35}}. % random/1
    {'%',{var_info,{x,0},[{type,{t_integer,{0,2999}}}]}}.
    {bif,self,{f,0},[],{x,1}}.
    {move,{y,1},{x,2}}.
    {init_yregs,{list,[{y,1}]}}.
    {call_ext,3,{extfunc,erlang,start_timer,3}}.
    {move,{x,0},{y,1}}.
    {move,{y,0},{x,0}}.
    {trim,1,1}.
    {call,1,{f,646}}. % '-timers/1-lc$^0/1-0-'/1
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,647}.
    return.


{function, '-unlinked/1-fun-0-', 1, 649}.
  {label,648}.
    {line,[{location,"torture.erl",146}]}.
    {func_info,{atom,torture},{atom,'-unlinked/1-fun-0-'},1}.
  {label,649}.
    {'%',{var_info,{x,0},[{type,pid}]}}.
    {allocate,0,1}.
    {move,{atom,kill},{x,1}}.
    {call_ext_last,2,{extfunc,erlang,exit,2},0}.


{function, '-deaths/1-lc$^4/1-3-', 1, 651}.
  {label,650}.
    {line,[{location,"torture.erl",130}]}.
    {func_info,{atom,torture},{atom,'-deaths/1-lc$^4/1-3-'},1}.
  {label,651}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test,is_nonempty_list,{f,655},[{x,0}]}.
    {allocate,3,1}.
    {get_list,{x,0},{x,0},{y,2}}.
    {get_tuple_element,{x,0},0,{y,1}}.
    {get_tuple_element,{x,0},1,{y,0}}.
  {label,652}.
    {loop_rec,{f,654},{x,0}}.
    {test,is_tagged_tuple,{f,653},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,0}}.
    {test,is_eq_exact,{f,653},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,653},[{x,1},{tr,{y,0},reference}]}.
    {test,is_eq_exact,{f,653},[{x,0},{tr,{y,1},pid}]}.
    remove_message.
    {move,{y,2},{x,0}}.
    {call_last,1,{f,651},3}. % '-deaths/1-lc$^4/1-3-'/1
  {label,653}.
    {loop_rec_end,{f,652}}.
  {label,654}.
    {wait,{f,652}}.
  {label,655}.
    return.


{function, '-deaths/1-lc$^3/1-2-', 2, 657}.
  {label,656}.
    {line,[{location,"torture.erl",128}]}.
    {func_info,{atom,torture},{atom,'-deaths/1-lc$^3/1-2-'},2}.
  {label,657}.
    {'%',{var_info,{x,0},[{type,{t_list,reference,nil}}]}}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {test,is_nonempty_list,{f,661},[{x,0}]}.
    {allocate,3,2}.
    {move,{x,1},{y,2}}.
    {get_list,{x,0},{y,1},{y,0}}.
  {label,658}.
    {loop_rec,{f,660},{x,0}}.
    {test,is_tagged_tuple,{f,659},[{x,0},5,{atom,'DOWN'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,2}}.
    {get_tuple_element,{x,0},3,{x,0}}.
    {test,is_eq_exact,{f,659},[{x,2},{atom,process}]}.
    {test,is_eq_exact,{f,659},[{x,1},{tr,{y,1},reference}]}.
    {test,is_eq_exact,{f,659},[{x,0},{tr,{y,2},pid}]}.
    remove_message.
    {move,{y,2},{x,1}}.
    {move,{y,0},{x,0}}.
    {call_last,2,{f,657},3}. % '-deaths/1-lc$^3/1-2-'/2
  {label,659}.
    {loop_rec_end,{f,658}}.
  {label,660}.
    {wait,{f,658}}.
  {label,661}.
    return.


{function, '-deaths/1-lc$^1/1-1-', 2, 663}.
  {label,662}.
    {line,[{location,"torture.erl",123}]}.
    {func_info,{atom,torture},{atom,'-deaths/1-lc$^1/1-1-'},2}.
  {label,663}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_atom,[kill,killed_by_me,normal]},nil}}]}}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {test,is_nonempty_list,{f,664},[{x,0}]}.
    {allocate_heap,2,{alloc,[{words,2},{floats,0},{funs,1}]},2}.
    {move,{x,1},{y,1}}.
    {get_list,{x,0},{x,0},{y,0}}.
    {make_fun3,{f,666},0,0,{x,0},{list,[{x,0},{x,1}]}}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {move,{y,0},{x,2}}.
    {move,{y,1},{x,1}}.
    {move,{x,0},{y,1}}.
    {trim,1,1}.
    {move,{x,2},{x,0}}.
    {call,2,{f,663}}. % '-deaths/1-lc$^1/1-1-'/2
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_tuple,2,true,#{1 => pid,2 => reference}},
                                  nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,664}.
    return.


{function, '-deaths/1-fun-2-', 2, 666}.
  {label,665}.
    {line,[{location,"torture.erl",123}]}.
    {func_info,{atom,torture},{atom,'-deaths/1-fun-2-'},2}.
  {label,666}.
    {'%',{var_info,{x,0},[{type,{t_atom,[kill,killed_by_me,normal]}}]}}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {allocate,0,2}.
    {swap,{x,0},{x,1}}.
    {call_ext_last,2,{extfunc,erlang,exit,2},0}.


{function, '-deaths/1-lc$^0/1-0-', 2, 668}.
  {label,667}.
    {line,[{location,"torture.erl",122}]}.
    {func_info,{atom,torture},{atom,'-deaths/1-lc$^0/1-0-'},2}.
  {label,668}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {test,is_nonempty_list,{f,669},[{x,0}]}.
    {allocate,2,2}.
    {move,{x,1},{y,1}}.
    {get_tl,{x,0},{y,0}}.
    {move,{atom,process},{x,0}}.
    {call_ext,2,{extfunc,erlang,monitor,2}}.
    {move,{y,0},{x,2}}.
    {move,{y,1},{x,1}}.
    {move,{x,0},{y,1}}.
    {trim,1,1}.
    {move,{x,2},{x,0}}.
    {call,2,{f,668}}. % '-deaths/1-lc$^0/1-0-'/2
    {'%',{var_info,{x,0},[{type,{t_list,reference,nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,669}.
    return.


{function, '-stream/1-lc$^3/1-2-', 1, 671}.
  {label,670}.
    {line,[{location,"torture.erl",103}]}.
    {func_info,{atom,torture},{atom,'-stream/1-lc$^3/1-2-'},1}.
  {label,671}.
    {'%',{var_info,{x,0},[{type,{t_list,pid,nil}}]}}.
    {test,is_nonempty_list,{f,675},[{x,0}]}.
    {allocate,2,1}.
    {get_list,{x,0},{y,1},{y,0}}.
  {label,672}.
    {loop_rec,{f,674},{x,0}}.
    {test,is_tagged_tuple,{f,673},[{x,0},3,{atom,'EXIT'}]}.
    {get_tuple_element,{x,0},1,{x,1}}.
    {get_tuple_element,{x,0},2,{x,0}}.
    {test,is_eq_exact,{f,673},[{x,0},{atom,normal}]}.
    {test,is_eq_exact,{f,673},[{x,1},{tr,{y,1},pid}]}.
    remove_message.
    {move,{y,0},{x,0}}.
    {trim,2,0}.
    {call,1,{f,671}}. % '-stream/1-lc$^3/1-2-'/1
    {'%',{var_info,{x,0},[{type,{t_list,{t_atom,[ok]},nil}}]}}.
    {test_heap,2,1}.
    {put_list,{atom,ok},{x,0},{x,0}}.
    {deallocate,0}.
    return.
  {label,673}.
    {loop_rec_end,{f,672}}.
  {label,674}.
    {wait,{f,672}}.
  {label,675}.
    return.


{function, '-stream/1-lc$^2/1-1-', 1, 677}.
  {label,676}.
    {line,[{location,"torture.erl",102}]}.
    {func_info,{atom,torture},{atom,'-stream/1-lc$^2/1-1-'},1}.
  {label,677}.
    {'%',{var_info,{x,0},[{type,{t_list,pid,nil}}]}}.
    {test,is_nonempty_list,{f,678},[{x,0}]}.
    {allocate,1,1}.
    {get_list,{x,0},{y,0},{x,0}}.
    {call,1,{f,677}}. % '-stream/1-lc$^2/1-1-'/1
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_list,
                     {t_tuple,2,true,#{1 => pid,2 => {t_integer,{1,1}}}},
                     nil}}]}}.
    {test_heap,5,1}.
    {put_tuple2,{x,1},{list,[{y,0},{integer,1}]}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,678}.
    return.


{function, '-stream/1-lc$^0/1-0-', 3, 680}.
  {label,679}.
    {line,[{location,"torture.erl",101}]}.
    {func_info,{atom,torture},{atom,'-stream/1-lc$^0/1-0-'},3}.
  {label,680}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_integer,{1,3}},nil}}]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,{20,'+inf'}}}]}}.
    {'%',{var_info,{x,2},[{type,pid}]}}.
    {test,is_nonempty_list,{f,681},[{x,0}]}.
    {allocate_heap,3,{alloc,[{words,2},{floats,0},{funs,1}]},3}.
    {move,{x,2},{y,1}}.
    {move,{x,1},{y,2}}.
    {get_tl,{x,0},{y,0}}.
    {make_fun3,{f,683},0,0,{x,0},{list,[{x,1},{x,2}]}}.
    {'%',{var_info,{x,0},[{fun_type,{t_atom,[ok]}}]}}.
    {call_ext,1,{extfunc,erlang,spawn_link,1}}.
    {move,{y,0},{x,3}}.
    {move,{y,2},{x,1}}.
    {move,{x,0},{y,2}}.
    {move,{y,1},{x,2}}.
    {trim,2,1}.
    {move,{x,3},{x,0}}.
    {call,3,{f,680}}. % '-stream/1-lc$^0/1-0-'/3
    {'%',{var_info,{x,0},[{type,{t_list,pid,nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,681}.
    return.


{function, '-stream/1-fun-1-', 2, 683}.
  {label,682}.
    {line,[{location,"torture.erl",101}]}.
    {func_info,{atom,torture},{atom,'-stream/1-fun-1-'},2}.
  {label,683}.
    {'%',{var_info,{x,0},[{type,{t_integer,{20,'+inf'}}}]}}.
    {'%',{var_info,{x,1},[{type,pid}]}}.
    {move,{x,0},{x,2}}.
    {move,{x,1},{x,0}}.
    {move,{integer,1},{x,1}}.
    {call_only,3,{f,47}}. % send_all/3


{function, '-all_positive/1-lc$^0/1-0-', 1, 685}.
  {label,684}.
    {line,[{location,"torture.erl",89}]}.
    {func_info,{atom,torture},{atom,'-all_positive/1-lc$^0/1-0-'},1}.
  {label,685}.
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test,is_nonempty_list,{f,687},[{x,0}]}.
    {get_list,{x,0},{x,1},{x,0}}.
    {test,is_ge,{f,686},[{integer,0},{x,1}]}.
    {allocate,1,2}.
    {move,{x,1},{y,0}}.
    {call,1,{f,685}}. % '-all_positive/1-lc$^0/1-0-'/1
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,{'-inf',0}},nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,686}.
    {call_only,1,{f,685}}. % '-all_positive/1-lc$^0/1-0-'/1
  {label,687}.
    return.


{function, '-runner/3-fun-0-', 3, 689}.
  {label,688}.
    {line,[{location,"torture.erl",68}]}.
    {func_info,{atom,torture},{atom,'-runner/3-fun-0-'},3}.
  {label,689}.
    {'%',{var_info,{x,0},[{type,{t_fun,1,any,any}}]}}.
    {'%',{var_info,{x,1},[{type,{t_number,any}}]}}.
    {'%',{var_info,{x,2},[{type,{t_number,any}}]}}.
    {allocate,3,3}.
    {move,{x,2},{y,0}}.
    {move,{x,1},{y,1}}.
    {move,{x,0},{y,2}}.
    {move,{atom,true},{x,1}}.
    {move,{atom,trap_exit},{x,0}}.
    {line,[{location,"torture.erl",69}]}.
    {call_ext,2,{extfunc,erlang,process_flag,2}}.
    {line,[{location,"torture.erl",70}]}.
    {call_ext,0,{extfunc,erlang,unique_integer,0}}.
    {test_heap,4,1}.
    {put_tuple2,{x,0},{list,[{y,2},{y,0},{x,0}]}}.
    {trim,1,2}.
    {call_ext,1,{extfunc,erlang,phash2,1}}.
    {gc_bif,'+',
            {f,0},
            1,
            [{tr,{x,0},{t_integer,{0,134217727}}},{integer,1}],
            {x,1}}.
    {move,{atom,seed},{x,0}}.
    {call_ext,2,{extfunc,erlang,put,2}}.
    {move,{y,0},{x,1}}.
    {move,{integer,0},{x,2}}.
    {move,{y,1},{x,0}}.
    {trim,2,0}.
    {line,[{location,"torture.erl",71}]}.
    {call,3,{f,29}}. % rounds/3
    {'%',{var_info,{x,0},[{type,{t_integer,{1,'+inf'}}}]}}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{atom,rounds},{x,0}]}}.
    {call_ext_last,1,{extfunc,erlang,exit,1},0}.


{function, '-grown/2-lc$^0/1-0-', 1, 691}.
  {label,690}.
    {line,[{location,"torture.erl",54}]}.
    {func_info,{atom,torture},{atom,'-grown/2-lc$^0/1-0-'},1}.
  {label,691}.
    {'%',
     {var_info,
      {x,0},
      [{type,
        {t_list,
         {t_tuple,2,true,
          #{1 =>
             {t_union,none,none,none,
              {t_tuple,2,true,#{1 => {t_atom,[binary,code,ets,processes]}}},
              reference},
            2 =>
             {t_union,
              {t_atom,[no,yes]},
              none,none,
              {t_tuple,2,true,#{1 => {t_atom,[binary,code,ets,processes]}}},
              none}}},
         nil}}]}}.
    {test,is_nonempty_list,{f,693},[{x,0}]}.
    {get_list,{x,0},{x,1},{x,0}}.
    {get_tuple_element,{x,1},0,{x,2}}.
    {test,is_tuple,
          {f,692},
          [{tr,{x,2},
               {t_union,none,none,none,
                        {t_tuple,2,true,
                                 #{1 => {t_atom,[binary,code,ets,processes]}}},
                        reference}}]}.
    {get_tuple_element,{x,1},1,{x,1}}.
    {test,is_tuple,
          {f,692},
          [{tr,{x,1},
               {t_union,{t_atom,[no,yes]},
                        none,none,
                        {t_tuple,2,true,
                                 #{1 => {t_atom,[binary,code,ets,processes]}}},
                        none}}]}.
    {get_tuple_element,{x,2},0,{x,3}}.
    {get_tuple_element,{x,1},0,{x,4}}.
    {test,is_eq_exact,
          {f,692},
          [{tr,{x,4},{t_atom,[binary,code,ets,processes]}},
           {tr,{x,3},{t_atom,[binary,code,ets,processes]}}]}.
    {get_tuple_element,{x,2},1,{x,2}}.
    {gc_bif,'div',{f,692},4,[{x,2},{integer,10}],{x,4}}.
    {gc_bif,'+',
            {f,692},
            5,
            [{tr,{x,2},{t_integer,any}},{tr,{x,4},{t_integer,any}}],
            {x,4}}.
    {gc_bif,'+',{f,692},5,[{tr,{x,4},{t_integer,any}},{integer,200000}],{x,4}}.
    {get_tuple_element,{x,1},1,{x,1}}.
    {test,is_lt,{f,692},[{tr,{x,4},{t_integer,any}},{x,1}]}.
    {allocate,3,4}.
    {move,{x,1},{y,0}}.
    {move,{x,3},{y,1}}.
    {move,{x,2},{y,2}}.
    {call,1,{f,691}}. % '-grown/2-lc$^0/1-0-'/1
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_list,
                     {t_tuple,3,true,
                         #{1 => {t_atom,[binary,code,ets,processes]},
                           2 => {t_integer,any}}},
                     nil}}]}}.
    {test_heap,6,1}.
    {put_tuple2,{x,1},{list,[{y,1},{y,2},{y,0}]}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {deallocate,3}.
    return.
  {label,692}.
    {call_only,1,{f,691}}. % '-grown/2-lc$^0/1-0-'/1
  {label,693}.
    return.


{function, '-level/0-lc$^1/1-1-', 1, 695}.
  {label,694}.
    {line,[{location,"torture.erl",50}]}.
    {func_info,{atom,torture},{atom,'-level/0-lc$^1/1-1-'},1}.
  {label,695}.
    {'%',{var_info,{x,0},
                   [{type,{t_list,{t_atom,[binary,code,ets,processes]},
                                  nil}}]}}.
    {test,is_nonempty_list,{f,696},[{x,0}]}.
    {allocate,2,1}.
    {get_list,{x,0},{y,1},{y,0}}.
    {move,{y,1},{x,0}}.
    {call_ext,1,{extfunc,erlang,memory,1}}.
    {swap,{y,0},{x,0}}.
    {call,1,{f,695}}. % '-level/0-lc$^1/1-1-'/1
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_list,
                     {t_tuple,2,true,
                         #{1 => {t_atom,[binary,code,ets,processes]}}},
                     nil}}]}}.
    {test_heap,5,1}.
    {put_tuple2,{x,1},{list,[{y,1},{y,0}]}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {deallocate,2}.
    return.
  {label,696}.
    return.


{function, '-level/0-lc$^0/1-0-', 1, 698}.
  {label,697}.
    {line,[{location,"torture.erl",49}]}.
    {func_info,{atom,torture},{atom,'-level/0-lc$^0/1-0-'},1}.
  {label,698}.
    {test,is_nonempty_list,{f,699},[{x,0}]}.
    {allocate,1,1}.
    {get_list,{x,0},{x,0},{y,0}}.
    {call_ext,1,{extfunc,erlang,garbage_collect,1}}.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,698},1}. % '-level/0-lc$^0/1-0-'/1
  {label,699}.
    {test,is_nil,{f,700},[{x,0}]}.
    return.
  {label,700}.
    {test_heap,3,1}.
    {put_tuple2,{x,0},{list,[{atom,bad_generator},{x,0}]}}.
    {call_ext_only,1,{extfunc,erlang,error,1}}.


{function, '-part/3-lc$^2/1-2-', 2, 702}.
  {label,701}.
    {line,[{location,"torture.erl",29}]}.
    {func_info,{atom,torture},{atom,'-part/3-lc$^2/1-2-'},2}.
  {label,702}.
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_list,
                     {t_tuple,3,true,
                         #{1 => {t_atom,any},
                           2 => {t_number,any},
                           3 => {t_tuple,2,true,#{1 => pid,2 => reference}}}},
                     nil}}]}}.
    {'%',{var_info,{x,1},[{type,{t_number,any}}]}}.
    {test,is_nonempty_list,{f,703},[{x,0}]}.
    {allocate,2,2}.
    {move,{x,1},{y,1}}.
    {get_list,{x,0},{x,0},{y,0}}.
    {call,2,{f,10}}. % rounds_of/2
    {move,{y,0},{x,2}}.
    {move,{y,1},{x,1}}.
    {move,{x,0},{y,1}}.
    {trim,1,1}.
    {move,{x,2},{x,0}}.
    {call,2,{f,702}}. % '-part/3-lc$^2/1-2-'/2
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,703}.
    return.


{function, '-part/3-lc$^0/1-0-', 3, 705}.
  {label,704}.
    {line,[{location,"torture.erl",28}]}.
    {func_info,{atom,torture},{atom,'-part/3-lc$^0/1-0-'},3}.
  {label,705}.
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_list,
                     {t_tuple,2,true,
                         #{1 => {t_atom,any},2 => {t_fun,1,any,any}}},
                     nil}}]}}.
    {'%',{var_info,{x,2},[{type,{t_number,any}}]}}.
    {test,is_nonempty_list,{f,706},[{x,0}]}.
    {allocate,4,3}.
    {move,{x,2},{y,2}}.
    {move,{x,1},{y,3}}.
    {get_list,{x,0},{y,1},{y,0}}.
    {move,{x,1},{x,0}}.
    {call,1,{f,42}}. % numbers/1
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {get_tuple_element,{y,1},0,{x,4}}.
    {get_tuple_element,{y,1},1,{x,3}}.
    {move,{y,0},{x,2}}.
    {move,{y,2},{x,5}}.
    {move,{y,3},{x,1}}.
    {call_last,6,{f,708},4}. % '-part/3-lc$^1/1-1-'/6
  {label,706}.
    return.


{function, '-part/3-lc$^1/1-1-', 6, 708}.
  {label,707}.
    {line,[{location,"torture.erl",28}]}.
    {func_info,{atom,torture},{atom,'-part/3-lc$^1/1-1-'},6}.
  {label,708}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_number,any},nil}}]}}.
    {'%',
        {var_info,
            {x,2},
            [{type,
                 {t_list,
                     {t_tuple,2,true,
                         #{1 => {t_atom,any},2 => {t_fun,1,any,any}}},
                     nil}}]}}.
    {'%',{var_info,{x,3},[{type,{t_fun,1,any,any}}]}}.
    {'%',{var_info,{x,4},[{type,{t_atom,any}}]}}.
    {'%',{var_info,{x,5},[{type,{t_number,any}}]}}.
    {test,is_nonempty_list,{f,709},[{x,0}]}.
    {allocate,7,6}.
    {move,{x,5},{y,2}}.
    {move,{x,4},{y,3}}.
    {move,{x,3},{y,4}}.
    {move,{x,2},{y,5}}.
    {move,{x,1},{y,6}}.
    {get_list,{x,0},{y,1},{y,0}}.
    {move,{x,5},{x,1}}.
    {move,{y,1},{x,2}}.
    {move,{x,3},{x,0}}.
    {call,3,{f,27}}. % runner/3
    {'%',{var_info,{x,0},[{type,{t_fun,0,{'-runner/3-fun-0-',3},none}}]}}.
    {call_ext,1,{extfunc,erlang,spawn_monitor,1}}.
    {move,{y,0},{x,6}}.
    {move,{y,3},{x,4}}.
    {move,{y,4},{x,3}}.
    {move,{y,5},{x,2}}.
    {move,{y,6},{x,1}}.
    {move,{x,0},{y,6}}.
    {move,{y,2},{x,5}}.
    {move,{y,1},{y,5}}.
    {move,{y,3},{y,4}}.
    {trim,4,3}.
    {move,{x,6},{x,0}}.
    {call,6,{f,708}}. % '-part/3-lc$^1/1-1-'/6
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_list,
                     {t_tuple,3,true,
                         #{1 => {t_atom,any},
                           2 => {t_number,any},
                           3 => {t_tuple,2,true,#{1 => pid,2 => reference}}}},
                     nil}}]}}.
    {test_heap,6,1}.
    {put_tuple2,{x,1},{list,[{y,0},{y,1},{y,2}]}}.
    {put_list,{x,1},{x,0},{x,0}}.
    {deallocate,3}.
    return.
  {label,709}.
    {move,{x,2},{x,0}}.
    {move,{x,5},{x,2}}.
    {call_only,3,{f,705}}. % '-part/3-lc$^0/1-0-'/3
