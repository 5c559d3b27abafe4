%% Claims that are lies: each function computes with, or compares, whatever it is given, and says that all of it lies
%% between 0 and 255. Made of lies.erl by erlc -S; the types are written by hand. main/0 walks all the results.
{module, lies}.  %% version = 0

{exports, [{main,0},{module_info,0},{module_info,1}]}.

{attributes, []}.

{labels, 65}.


{function, main, 0, 2}.
  {label,1}.
    {line,[{location,"lies.erl",4}]}.
    {func_info,{atom,lies},{atom,main},0}.
  {label,2}.
    {allocate_heap,2,{alloc,[{words,0},{floats,0},{funs,1}]},0}.
    {make_fun3,{f,2},0,0,{y,1},{list,[]}}.
    {'%',{var_info,{y,1},[{fun_type,{t_atom,[well_formed]}}]}}.
    {bif,self,{f,0},[],{y,0}}.
    {call_ext,0,{extfunc,erlang,make_ref,0}}.
    {test_heap,{alloc,[{words,60},{floats,0},{funs,12}]},1}.
    {put_list,{x,0},nil,{x,0}}.
    {put_list,{y,0},{x,0},{x,0}}.
    {put_list,{y,1},{x,0},{x,0}}.
    {put_list,{literal,#{a => 1}},{x,0},{x,0}}.
    {put_list,{literal,<<"bin">>},{x,0},{x,0}}.
    {put_list,{literal,{1,2}},{x,0},{x,0}}.
    {put_list,{literal,[1]},{x,0},{x,0}}.
    {put_list,nil,{x,0},{x,0}}.
    {put_list,{atom,a},{x,0},{x,0}}.
    {put_list,{float,1.5},{x,0},{x,0}}.
    {put_list,{integer,-1180591620717411303424},{x,0},{x,0}}.
    {put_list,{integer,1180591620717411303424},{x,0},{x,0}}.
    {put_list,{integer,576460752303423488},{x,0},{x,0}}.
    {put_list,{integer,-576460752303423488},{x,0},{x,0}}.
    {put_list,{integer,576460752303423487},{x,0},{x,0}}.
    {put_list,{integer,255},{x,0},{x,0}}.
    {put_list,{integer,-1},{x,0},{x,0}}.
    {put_list,{integer,0},{x,0},{x,0}}.
    {make_fun3,{f,9},0,0,{x,1},{list,[]}}.
    {'%',
        {var_info,
            {x,1},
            [{fun_type,
                 {t_union,
                     {t_atom,[badarith]},
                     none,
                     {t_number,any},
                     none,none}}]}}.
    {make_fun3,{f,13},0,0,{x,2},{list,[]}}.
    {'%',
        {var_info,
            {x,2},
            [{fun_type,
                 {t_union,
                     {t_atom,[badarith]},
                     none,
                     {t_number,any},
                     none,none}}]}}.
    {make_fun3,{f,17},0,0,{x,3},{list,[]}}.
    {'%',
        {var_info,
            {x,3},
            [{fun_type,
                 {t_union,
                     {t_atom,[badarith]},
                     none,
                     {t_number,any},
                     none,none}}]}}.
    {make_fun3,{f,21},0,0,{x,4},{list,[]}}.
    {'%',
        {var_info,
            {x,4},
            [{fun_type,
                 {t_union,
                     {t_atom,[badarith]},
                     none,
                     {t_integer,{0,255}},
                     none,none}}]}}.
    {make_fun3,{f,25},0,0,{x,5},{list,[]}}.
    {'%',
        {var_info,
            {x,5},
            [{fun_type,
                 {t_union,
                     {t_atom,[badarith]},
                     none,
                     {t_integer,{-999,999}},
                     none,none}}]}}.
    {make_fun3,{f,29},0,0,{x,6},{list,[]}}.
    {'%',{var_info,{x,6},[{fun_type,{t_integer,{1,2}}}]}}.
    {make_fun3,{f,32},0,0,{x,7},{list,[]}}.
    {'%',{var_info,{x,7},[{fun_type,{t_integer,{1,2}}}]}}.
    {make_fun3,{f,35},0,0,{x,8},{list,[]}}.
    {'%',{var_info,{x,8},[{fun_type,{t_integer,{1,2}}}]}}.
    {make_fun3,{f,38},0,0,{x,9},{list,[]}}.
    {'%',{var_info,{x,9},[{fun_type,{t_integer,{1,2}}}]}}.
    {make_fun3,{f,41},0,0,{x,10},{list,[]}}.
    {'%',{var_info,{x,10},[{fun_type,{t_integer,{1,2}}}]}}.
    {make_fun3,{f,44},0,0,{x,11},{list,[]}}.
    {'%',{var_info,{x,11},[{fun_type,{t_integer,{1,2}}}]}}.
    {make_fun3,{f,47},0,0,{x,12},{list,[]}}.
    {'%',
        {var_info,
            {x,12},
            [{fun_type,
                 {t_union,
                     {t_atom,[badarith]},
                     none,
                     {t_integer,any},
                     none,none}}]}}.
    {put_list,{x,12},nil,{x,12}}.
    {put_list,{x,11},{x,12},{x,11}}.
    {put_list,{x,10},{x,11},{x,10}}.
    {put_list,{x,9},{x,10},{x,9}}.
    {put_list,{x,8},{x,9},{x,8}}.
    {put_list,{x,7},{x,8},{x,7}}.
    {put_list,{x,6},{x,7},{x,6}}.
    {put_list,{x,5},{x,6},{x,5}}.
    {put_list,{x,4},{x,5},{x,4}}.
    {put_list,{x,3},{x,4},{x,3}}.
    {put_list,{x,2},{x,3},{x,2}}.
    {put_list,{x,1},{x,2},{x,1}}.
    {swap,{x,0},{x,1}}.
    {trim,2,0}.
    {line,[{location,"lies.erl",9}]}.
    {call,2,{f,57}}. % '-main/0-lc$^0/1-0-'/2
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_cons,
                     {t_union,
                         {t_atom,[badarith]},
                         none,
                         {t_number,any},
                         none,none},
                     nil}}]}}.
    {call_last,1,{f,4},0}. % walk/1


{function, walk, 1, 4}.
  {label,3}.
    {line,[{location,"lies.erl",11}]}.
    {func_info,{atom,lies},{atom,walk},1}.
  {label,4}.
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_cons,
                     {t_union,
                         {t_atom,[badarith]},
                         none,
                         {t_number,any},
                         none,none},
                     nil}}]}}.
    {call_only,1,{f,6}}. % well_formed/1


{function, well_formed, 1, 6}.
  {label,5}.
    {line,[{location,"lies.erl",15}]}.
    {func_info,{atom,lies},{atom,well_formed},1}.
  {label,6}.
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_list,
                     {t_union,
                         {t_atom,[badarith]},
                         none,
                         {t_number,any},
                         none,none},
                     nil}}]}}.
    {test,is_nonempty_list,{f,7},[{x,0}]}.
    {get_tl,{x,0},{x,0}}.
    {call_only,1,{f,6}}. % well_formed/1
  {label,7}.
    {move,{atom,well_formed},{x,0}}.
    return.


{function, add, 2, 9}.
  {label,8}.
    {line,[{location,"lies.erl",24}]}.
    {func_info,{atom,lies},{atom,add},2}.
  {label,9}.
    {allocate,1,2}.
    {'try',{y,0},{f,10}}.
    {gc_bif,'+',{f,0},2,[{tr,{x,0},{t_integer,{0,255}}},{tr,{x,1},{t_integer,{0,255}}}],{x,0}}.
    {try_end,{y,0}}.
    {deallocate,1}.
    return.
  {label,10}.
    {try_case,{y,0}}.
    {test,is_eq_exact,{f,11},[{tr,{x,0},{t_atom,[error,exit,throw]}},{atom,error}]}.
    {test,is_eq_exact,{f,11},[{x,1},{atom,badarith}]}.
    {move,{atom,badarith},{x,0}}.
    {deallocate,1}.
    return.
  {label,11}.
    {bif,raise,{f,0},[{x,2},{x,1}],{x,0}}.


{function, subtract, 2, 13}.
  {label,12}.
    {line,[{location,"lies.erl",25}]}.
    {func_info,{atom,lies},{atom,subtract},2}.
  {label,13}.
    {allocate,1,2}.
    {'try',{y,0},{f,14}}.
    {gc_bif,'-',{f,0},2,[{tr,{x,0},{t_integer,{0,255}}},{tr,{x,1},{t_integer,{0,255}}}],{x,0}}.
    {try_end,{y,0}}.
    {deallocate,1}.
    return.
  {label,14}.
    {try_case,{y,0}}.
    {test,is_eq_exact,{f,15},[{tr,{x,0},{t_atom,[error,exit,throw]}},{atom,error}]}.
    {test,is_eq_exact,{f,15},[{x,1},{atom,badarith}]}.
    {move,{atom,badarith},{x,0}}.
    {deallocate,1}.
    return.
  {label,15}.
    {bif,raise,{f,0},[{x,2},{x,1}],{x,0}}.


{function, increment, 2, 17}.
  {label,16}.
    {line,[{location,"lies.erl",26}]}.
    {func_info,{atom,lies},{atom,increment},2}.
  {label,17}.
    {allocate,1,1}.
    {'try',{y,0},{f,18}}.
    {gc_bif,'+',{f,0},1,[{tr,{x,0},{t_integer,{0,255}}},{integer,1}],{x,0}}.
    {try_end,{y,0}}.
    {deallocate,1}.
    return.
  {label,18}.
    {try_case,{y,0}}.
    {test,is_eq_exact,{f,19},[{tr,{x,0},{t_atom,[error,exit,throw]}},{atom,error}]}.
    {test,is_eq_exact,{f,19},[{x,1},{atom,badarith}]}.
    {move,{atom,badarith},{x,0}}.
    {deallocate,1}.
    return.
  {label,19}.
    {bif,raise,{f,0},[{x,2},{x,1}],{x,0}}.


{function, mask, 2, 21}.
  {label,20}.
    {line,[{location,"lies.erl",27}]}.
    {func_info,{atom,lies},{atom,mask},2}.
  {label,21}.
    {allocate,1,1}.
    {'try',{y,0},{f,22}}.
    {gc_bif,'band',{f,0},1,[{tr,{x,0},{t_integer,{0,255}}},{integer,255}],{x,0}}.
    {try_end,{y,0}}.
    {deallocate,1}.
    return.
  {label,22}.
    {try_case,{y,0}}.
    {test,is_eq_exact,{f,23},[{tr,{x,0},{t_atom,[error,exit,throw]}},{atom,error}]}.
    {test,is_eq_exact,{f,23},[{x,1},{atom,badarith}]}.
    {move,{atom,badarith},{x,0}}.
    {deallocate,1}.
    return.
  {label,23}.
    {bif,raise,{f,0},[{x,2},{x,1}],{x,0}}.


{function, remainder, 2, 25}.
  {label,24}.
    {line,[{location,"lies.erl",28}]}.
    {func_info,{atom,lies},{atom,remainder},2}.
  {label,25}.
    {allocate,1,1}.
    {'try',{y,0},{f,26}}.
    {gc_bif,'rem',{f,0},1,[{tr,{x,0},{t_integer,{0,255}}},{integer,1000}],{x,0}}.
    {try_end,{y,0}}.
    {deallocate,1}.
    return.
  {label,26}.
    {try_case,{y,0}}.
    {test,is_eq_exact,{f,27},[{tr,{x,0},{t_atom,[error,exit,throw]}},{atom,error}]}.
    {test,is_eq_exact,{f,27},[{x,1},{atom,badarith}]}.
    {move,{atom,badarith},{x,0}}.
    {deallocate,1}.
    return.
  {label,27}.
    {bif,raise,{f,0},[{x,2},{x,1}],{x,0}}.


{function, less, 2, 29}.
  {label,28}.
    {line,[{location,"lies.erl",29}]}.
    {func_info,{atom,lies},{atom,less},2}.
  {label,29}.
    {test,is_lt,{f,30},[{tr,{x,0},{t_integer,{0,255}}},{tr,{x,1},{t_integer,{0,255}}}]}.
    {move,{integer,1},{x,0}}.
    return.
  {label,30}.
    {move,{integer,2},{x,0}}.
    return.


{function, at_least, 2, 32}.
  {label,31}.
    {line,[{location,"lies.erl",31}]}.
    {func_info,{atom,lies},{atom,at_least},2}.
  {label,32}.
    {test,is_ge,{f,33},[{tr,{x,0},{t_integer,{0,255}}},{integer,3}]}.
    {move,{integer,1},{x,0}}.
    return.
  {label,33}.
    {move,{integer,2},{x,0}}.
    return.


{function, same, 2, 35}.
  {label,34}.
    {line,[{location,"lies.erl",33}]}.
    {func_info,{atom,lies},{atom,same},2}.
  {label,35}.
    {test,is_eq_exact,{f,36},[{tr,{x,0},{t_integer,{0,255}}},{tr,{x,1},{t_integer,{0,255}}}]}.
    {move,{integer,1},{x,0}}.
    return.
  {label,36}.
    {move,{integer,2},{x,0}}.
    return.


{function, other, 2, 38}.
  {label,37}.
    {line,[{location,"lies.erl",35}]}.
    {func_info,{atom,lies},{atom,other},2}.
  {label,38}.
    {test,is_eq_exact,{f,39},[{tr,{x,0},{t_integer,{0,255}}},{tr,{x,1},{t_integer,{0,255}}}]}.
    {move,{integer,2},{x,0}}.
    return.
  {label,39}.
    {move,{integer,1},{x,0}}.
    return.


{function, range, 2, 41}.
  {label,40}.
    {line,[{location,"lies.erl",37}]}.
    {func_info,{atom,lies},{atom,range},2}.
  {label,41}.
    {test,is_ge,{f,42},[{tr,{x,0},{t_integer,{0,255}}},{integer,48}]}.
    {test,is_ge,{f,42},[{integer,57},{tr,{x,0},{t_union,{t_atom,any},{t_list,any,any},{t_number,{48,'+inf'}},{t_tuple,0,false,#{}},other}}]}.
    {move,{integer,1},{x,0}}.
    return.
  {label,42}.
    {move,{integer,2},{x,0}}.
    return.


{function, order, 2, 44}.
  {label,43}.
    {line,[{location,"lies.erl",39}]}.
    {func_info,{atom,lies},{atom,order},2}.
  {label,44}.
    {test,is_lt,{f,45},[{tr,{x,0},{t_integer,{0,255}}},{tr,{x,1},{t_integer,{0,255}}}]}.
    {move,{integer,1},{x,0}}.
    return.
  {label,45}.
    {move,{integer,2},{x,0}}.
    return.


{function, chain, 2, 47}.
  {label,46}.
    {line,[{location,"lies.erl",42}]}.
    {func_info,{atom,lies},{atom,chain},2}.
  {label,47}.
    {allocate,1,2}.
    {'try',{y,0},{f,50}}.
    {line,[{location,"lies.erl",44}]}.
    {gc_bif,'band',{f,0},2,[{tr,{x,0},{t_integer,{0,255}}},{integer,65535}],{x,2}}.
    {gc_bif,'rem',{f,0},3,[{tr,{x,1},{t_integer,{0,255}}},{integer,77}],{x,1}}.
    {gc_bif,'+',{f,0},3,[{tr,{x,2},{t_integer,{0,65535}}},{tr,{x,1},{t_integer,{-76,76}}}],{x,1}}.
    {line,[{location,"lies.erl",45}]}.
    {gc_bif,'*',{f,0},2,[{tr,{x,1},{t_integer,{-76,65611}}},{tr,{x,1},{t_integer,{-76,65611}}}],{x,2}}.
    {gc_bif,'rem',{f,0},3,[{tr,{x,0},{t_integer,{0,255}}},{integer,1000}],{x,0}}.
    {gc_bif,'-',{f,0},3,[{tr,{x,2},{t_integer,{-4986436,4304803321}}},{tr,{x,0},{t_integer,{-999,999}}}],{x,0}}.
    {test,is_ge,{f,48},[{tr,{x,0},{t_integer,{-4987435,4304804320}}},{integer,0}]}.
    {test,is_ge,{f,48},[{integer,99},{tr,{x,0},{t_integer,{0,4304804320}}}]}.
    {line,[{location,"lies.erl",47}]}.
    {gc_bif,'+',{f,0},2,[{tr,{x,0},{t_integer,{0,99}}},{tr,{x,1},{t_integer,{-76,65611}}}],{x,0}}.
    {jump,{f,49}}.
  {label,48}.
    {line,[{location,"lies.erl",48}]}.
    {gc_bif,'bxor',{f,0},2,[{tr,{x,0},{t_integer,{-4987435,4304804320}}},{tr,{x,1},{t_integer,{-76,65611}}}],{x,0}}.
    {gc_bif,'bsr',{f,0},1,[{tr,{x,0},{t_integer,{0,255}}},{integer,3}],{x,0}}.
  {label,49}.
    {try_end,{y,0}}.
    {deallocate,1}.
    return.
  {label,50}.
    {try_case,{y,0}}.
    {test,is_eq_exact,{f,51},[{tr,{x,0},{t_atom,[error,exit,throw]}},{atom,error}]}.
    {test,is_eq_exact,{f,51},[{x,1},{atom,badarith}]}.
    {move,{atom,badarith},{x,0}}.
    {deallocate,1}.
    return.
  {label,51}.
    {bif,raise,{f,0},[{x,2},{x,1}],{x,0}}.



{function, module_info, 0, 53}.
  {label,52}.
    {line,[]}.
    {func_info,{atom,lies},{atom,module_info},0}.
  {label,53}.
    {move,{atom,lies},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 55}.
  {label,54}.
    {line,[]}.
    {func_info,{atom,lies},{atom,module_info},1}.
  {label,55}.
    {move,{x,0},{x,1}}.
    {move,{atom,lies},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.


{function, '-main/0-lc$^0/1-0-', 2, 57}.
  {label,56}.
    {line,[{location,"lies.erl",9}]}.
    {func_info,{atom,lies},{atom,'-main/0-lc$^0/1-0-'},2}.
  {label,57}.
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_list,
                     {t_fun,2,any,
                         {t_union,
                             {t_atom,[badarith]},
                             none,
                             {t_number,any},
                             none,none}},
                     nil}}]}}.
    {'%',
        {var_info,
            {x,1},
            [{type,
                 {t_cons,
                     {t_union,
                         {t_atom,[a]},
                         {t_list,{t_integer,{1,1}},nil},
                         {t_number,
                             {-1180591620717411303424,1180591620717411303424}},
                         [{{2,{t_integer,{1,1}}},
                           {t_tuple,2,true,
                               #{1 => {t_integer,{1,1}},
                                 2 => {t_integer,{2,2}}}}}],
                         other},
                     nil}}]}}.
    {test,is_nonempty_list,{f,58},[{x,0}]}.
    {get_list,{x,0},{x,2},{x,0}}.
    {move,{x,1},{x,3}}.
    {swap,{x,0},{x,1}}.
    {call_only,4,{f,60}}. % '-main/0-lc$^1/1-1-'/4
  {label,58}.
    return.


{function, '-main/0-lc$^1/1-1-', 4, 60}.
  {label,59}.
    {line,[{location,"lies.erl",9}]}.
    {func_info,{atom,lies},{atom,'-main/0-lc$^1/1-1-'},4}.
  {label,60}.
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_list,
                     {t_union,
                         {t_atom,[a]},
                         {t_list,{t_integer,{1,1}},nil},
                         {t_number,
                             {-1180591620717411303424,1180591620717411303424}},
                         [{{2,{t_integer,{1,1}}},
                           {t_tuple,2,true,
                               #{1 => {t_integer,{1,1}},
                                 2 => {t_integer,{2,2}}}}}],
                         other},
                     nil}}]}}.
    {'%',
        {var_info,
            {x,1},
            [{type,
                 {t_list,
                     {t_fun,2,any,
                         {t_union,
                             {t_atom,[badarith]},
                             none,
                             {t_number,any},
                             none,none}},
                     nil}}]}}.
    {'%',
        {var_info,
            {x,2},
            [{type,
                 {t_fun,2,any,
                     {t_union,
                         {t_atom,[badarith]},
                         none,
                         {t_number,any},
                         none,none}}}]}}.
    {'%',
        {var_info,
            {x,3},
            [{type,
                 {t_cons,
                     {t_union,
                         {t_atom,[a]},
                         {t_list,{t_integer,{1,1}},nil},
                         {t_number,
                             {-1180591620717411303424,1180591620717411303424}},
                         [{{2,{t_integer,{1,1}}},
                           {t_tuple,2,true,
                               #{1 => {t_integer,{1,1}},
                                 2 => {t_integer,{2,2}}}}}],
                         other},
                     nil}}]}}.
    {test,is_nonempty_list,{f,61},[{x,0}]}.
    {get_list,{x,0},{x,4},{x,0}}.
    {move,{x,3},{x,5}}.
    {swap,{x,0},{x,3}}.
    {call_only,6,{f,63}}. % '-main/0-lc$^2/1-2-'/6
  {label,61}.
    {move,{x,1},{x,0}}.
    {move,{x,3},{x,1}}.
    {call_only,2,{f,57}}. % '-main/0-lc$^0/1-0-'/2


{function, '-main/0-lc$^2/1-2-', 6, 63}.
  {label,62}.
    {line,[{location,"lies.erl",9}]}.
    {func_info,{atom,lies},{atom,'-main/0-lc$^2/1-2-'},6}.
  {label,63}.
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_list,
                     {t_union,
                         {t_atom,[a]},
                         {t_list,{t_integer,{1,1}},nil},
                         {t_number,
                             {-1180591620717411303424,1180591620717411303424}},
                         [{{2,{t_integer,{1,1}}},
                           {t_tuple,2,true,
                               #{1 => {t_integer,{1,1}},
                                 2 => {t_integer,{2,2}}}}}],
                         other},
                     nil}}]}}.
    {'%',
        {var_info,
            {x,1},
            [{type,
                 {t_list,
                     {t_fun,2,any,
                         {t_union,
                             {t_atom,[badarith]},
                             none,
                             {t_number,any},
                             none,none}},
                     nil}}]}}.
    {'%',
        {var_info,
            {x,2},
            [{type,
                 {t_fun,2,any,
                     {t_union,
                         {t_atom,[badarith]},
                         none,
                         {t_number,any},
                         none,none}}}]}}.
    {'%',
        {var_info,
            {x,3},
            [{type,
                 {t_list,
                     {t_union,
                         {t_atom,[a]},
                         {t_list,{t_integer,{1,1}},nil},
                         {t_number,
                             {-1180591620717411303424,1180591620717411303424}},
                         [{{2,{t_integer,{1,1}}},
                           {t_tuple,2,true,
                               #{1 => {t_integer,{1,1}},
                                 2 => {t_integer,{2,2}}}}}],
                         other},
                     nil}}]}}.
    {'%',
        {var_info,
            {x,4},
            [{type,
                 {t_union,
                     {t_atom,[a]},
                     {t_list,{t_integer,{1,1}},nil},
                     {t_number,
                         {-1180591620717411303424,1180591620717411303424}},
                     [{{2,{t_integer,{1,1}}},
                       {t_tuple,2,true,
                           #{1 => {t_integer,{1,1}},2 => {t_integer,{2,2}}}}}],
                     other}}]}}.
    {'%',
        {var_info,
            {x,5},
            [{type,
                 {t_cons,
                     {t_union,
                         {t_atom,[a]},
                         {t_list,{t_integer,{1,1}},nil},
                         {t_number,
                             {-1180591620717411303424,1180591620717411303424}},
                         [{{2,{t_integer,{1,1}}},
                           {t_tuple,2,true,
                               #{1 => {t_integer,{1,1}},
                                 2 => {t_integer,{2,2}}}}}],
                         other},
                     nil}}]}}.
    {test,is_nonempty_list,{f,64},[{x,0}]}.
    {allocate,6,6}.
    {move,{x,5},{y,1}}.
    {move,{x,4},{y,2}}.
    {move,{x,3},{y,3}}.
    {move,{x,2},{y,4}}.
    {move,{x,1},{y,5}}.
    {get_list,{x,0},{x,1},{y,0}}.
    {move,{x,4},{x,0}}.
    {call_fun2,{atom,safe},
               2,
               {tr,{x,2},
                   {t_fun,2,any,
                          {t_union,{t_atom,[badarith]},
                                   none,
                                   {t_number,any},
                                   none,none}}}}.
    {'%',{var_info,{x,0},
                   [{type,{t_union,{t_atom,[badarith]},
                                   none,
                                   {t_number,any},
                                   none,none}}]}}.
    {move,{y,0},{x,6}}.
    {move,{y,2},{x,4}}.
    {move,{y,3},{x,3}}.
    {move,{y,4},{x,2}}.
    {move,{y,5},{x,1}}.
    {move,{x,0},{y,5}}.
    {move,{y,1},{x,5}}.
    {trim,5,1}.
    {move,{x,6},{x,0}}.
    {call,6,{f,63}}. % '-main/0-lc$^2/1-2-'/6
    {'%',
        {var_info,
            {x,0},
            [{type,
                 {t_list,
                     {t_union,
                         {t_atom,[badarith]},
                         none,
                         {t_number,any},
                         none,none},
                     nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,64}.
    {move,{x,3},{x,0}}.
    {move,{x,5},{x,3}}.
    {call_only,4,{f,60}}. % '-main/0-lc$^1/1-1-'/4
