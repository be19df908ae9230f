/// The one style sheet: system fonts, both colour schemes, narrow screens, print. At most 15 kB; a test counts.
enum StyleSheet {
  static let text: StaticString = """
    :root{color-scheme:light dark;--paper:#fff;--ink:#1b232c;--soft:#56626f;--line:#d3d9e0;--edge:#76828f;--wash:#f3f6f9;\
    --link:#0b5394;--strong:#0a3d6b;--mark:#ffe79a;--markink:#1b232c;--warn:#8a4b00;--warnwash:#fff4e0;--bar:#3d78b3;\
    --head:#0a3d6b;--headink:#fff}
    @media(prefers-color-scheme:dark){:root{--paper:#12171d;--ink:#e6ebf0;--soft:#a6b1bd;--line:#303a45;--edge:#7d8996;\
    --wash:#1a212a;--link:#8fc3f5;--strong:#bcdcfa;--mark:#6b5200;--markink:#fff6d6;--warn:#ffc47a;--warnwash:#33270f;\
    --bar:#6ea8de;--head:#0d2438;--headink:#f2f7fb}}
    *{box-sizing:border-box}
    html{font:100%/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;background:var(--paper);\
    color:var(--ink);-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
    body{margin:0;min-height:100vh;display:flex;flex-direction:column;overflow-wrap:break-word}
    main,.band>*,footer>div{width:100%;max-width:74rem;margin-inline:auto;padding-inline:clamp(1rem,3vw,2rem)}
    main{flex:1;padding-block:1.25rem 3rem}
    main:focus{outline:none}
    h1{font-size:clamp(1.5rem,1.2rem + 1.4vw,2.1rem);line-height:1.2;margin:.2rem 0 .8rem;color:var(--strong);\
    text-wrap:balance}
    h2{font-size:1.3rem;line-height:1.3;margin:2rem 0 .6rem;color:var(--strong)}
    h3{font-size:1.05rem;line-height:1.35;margin:1.2rem 0 .3rem}
    p,ul,ol,dl,blockquote{margin:.5rem 0;max-width:70ch}
    a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:1px}
    a:hover{text-decoration-thickness:2px}
    :focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
    .band :focus-visible{outline-color:var(--headink)}
    .band{background:var(--head);color:var(--headink)}
    .band a{color:inherit}
    .top{display:flex;flex-wrap:wrap;align-items:baseline;gap:.2rem 1.5rem;padding-block:.7rem .1rem}
    .brand{font-size:1.25rem;font-weight:700;letter-spacing:.01em;text-decoration:none;padding:.15rem 0}
    .band .langs{margin-left:auto}
    .band ul{display:flex;flex-wrap:wrap;list-style:none;gap:.1rem 1.1rem;margin:0;padding:0;max-width:none}
    .band li a{display:inline-block;padding:.35rem 0;text-decoration:none;border-bottom:3px solid transparent}
    .band li a:hover{border-bottom-color:currentColor}
    .band [aria-current]{border-bottom-color:currentColor;font-weight:600}
    .band nav{padding-bottom:.35rem}
    .langs a{font-size:.95rem}
    .skip{position:absolute;left:-999rem}
    .skip:focus{position:fixed;left:.5rem;top:.5rem;z-index:9;background:var(--paper);color:var(--link);padding:.6rem 1rem;\
    border:2px solid var(--link)}
    .crumbs{font-size:.95rem;color:var(--soft);margin:0 0 .4rem;max-width:none}
    .crumbs a{display:inline-block;padding:.1rem 0}
    .lead{font-size:1.15rem}
    .soft,small,figcaption{color:var(--soft)}
    small,figcaption{font-size:.9rem}
    footer{border-top:1px solid var(--line);background:var(--wash);color:var(--soft);font-size:.95rem;padding-block:1.2rem}
    footer ul{padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;list-style:none;max-width:none}
    footer li a,.downloads a{display:inline-block;padding:.15rem 0}
    button,input,select,textarea{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--edge);\
    border-radius:4px;padding:.5rem .7rem;max-width:100%}
    button{background:var(--link);border-color:var(--link);color:var(--paper);font-weight:600;cursor:pointer;min-height:2.7rem}
    button:hover{background:var(--strong);border-color:var(--strong)}
    button.plain{background:none;color:var(--link);font-weight:400;min-height:2rem;padding:.2rem .6rem}
    button.plain:hover{background:var(--wash)}
    label{cursor:pointer}
    .search{display:flex;flex-wrap:wrap;gap:.5rem;margin:0 0 1rem;align-items:end;max-width:50rem}
    .search label{flex:1 0 100%;font-weight:600}
    .search input[type=search]{flex:1 1 12rem;min-width:0;font-size:1.1rem}
    .search+p{margin-top:-.5rem}
    .columns{display:grid;gap:1.5rem 2.5rem;grid-template-columns:minmax(0,1fr)}
    @media(min-width:60rem){.columns{grid-template-columns:minmax(0,1fr) 17rem;align-items:start}\
    .columns.even{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}}
    .hits{list-style:none;padding:0;max-width:none}
    .hits>li{border-top:1px solid var(--line);padding:.8rem 0;max-width:75ch}
    .hits h2,.hits h3{margin:0 0 .2rem;font-size:1.05rem;font-weight:600}
    .hits p{margin:.2rem 0}
    .meta{font-size:.92rem;color:var(--soft)}
    .meta a{display:inline-block;min-height:1.5rem}
    mark{background:var(--mark);color:var(--markink);padding:0 .1em;border-radius:2px;font-weight:600}
    fieldset{border:0;padding:0;margin:0 0 1rem}
    legend{font-weight:600;padding:.3rem 0}
    .facets{border:1px solid var(--line);border-radius:6px;padding:1rem;background:var(--wash)}
    .facets h2{margin:0 0 .3rem;font-size:1.1rem}
    .facets label{display:flex;gap:.5rem;align-items:flex-start;padding:.15rem 0;min-height:1.7rem}
    .facets label span:last-child{margin-left:auto;color:var(--soft);font-variant-numeric:tabular-nums}
    .facets input{margin:.3rem 0 0;width:1.05rem;height:1.05rem;flex:none;accent-color:var(--link)}
    .actions{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}
    summary h2{display:inline;font-size:inherit;color:inherit}summary{cursor:pointer;padding:.3rem 0;min-height:1.7rem;font-weight:600;color:var(--link)}
    details{margin:.6rem 0}
    .scroll{overflow-x:auto;margin:1rem 0;max-width:100%}
    table{border-collapse:collapse;font-size:.97rem;min-width:min(100%,20rem)}
    caption{text-align:left;font-weight:600;padding:.3rem 0 .5rem}
    th,td{text-align:left;vertical-align:top;padding:.45rem .9rem .45rem 0;border-bottom:1px solid var(--line)}
    th{font-weight:600}
    thead th{border-bottom:2px solid var(--edge);vertical-align:bottom;white-space:nowrap}
    tbody th{font-weight:400}
    .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    td.bar{white-space:nowrap;font-variant-numeric:tabular-nums;padding-right:0}
    td.bar svg{width:clamp(4rem,32vw,20rem);margin-right:.4rem;vertical-align:middle;overflow:visible}
    td.bar rect{fill:var(--bar)}
    @media(max-width:30rem){td.bar svg{display:block;width:5rem}}
    td.wide{min-width:16rem;max-width:44rem}
    dl.facts{display:grid;grid-template-columns:minmax(7rem,max-content) minmax(0,1fr);gap:.3rem 1.2rem}
    dl.facts dt{color:var(--soft)}
    dl.facts dd{margin:0}
    @media(max-width:30rem){dl.facts{grid-template-columns:1fr;gap:0}dl.facts dd{margin-bottom:.5rem}}
    .passages{list-style:none;padding:0}
    .passages>li{padding:.35rem 0;display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 1rem}\
    @media(max-width:40rem){.passages>li{grid-template-columns:minmax(0,1fr)}.passages .ref{white-space:normal}}
    .passages .d2{padding-left:1.4rem}.passages .d3{padding-left:2.8rem}
    .passages>li:target,.lines>li:target{background:var(--mark);color:var(--markink)}
    .ref{font-size:.88rem;white-space:nowrap;padding:.1rem 0}
    blockquote{margin:1rem 0;padding:.3rem 0 .3rem 1.2rem;border-left:4px solid var(--bar);font-size:1.15rem}
    .note,.warning{padding:.7rem 1rem;border-left:4px solid var(--bar);background:var(--wash);max-width:75ch}
    .warning{border-color:var(--warn);background:var(--warnwash)}
    pre,code,textarea.code{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.92rem}
    pre{overflow-x:auto;padding:.8rem 1rem;background:var(--wash);border:1px solid var(--line);border-radius:4px;\
    white-space:pre-wrap}
    textarea.code{width:100%;min-height:8rem;resize:vertical}
    .caret{color:var(--warn);font-weight:700}
    .lines{list-style:none;padding:0;max-width:none;border-top:1px solid var(--line)}
    .lines>li{display:grid;grid-template-columns:3.2rem minmax(0,1fr);gap:.1rem .8rem;padding:.35rem 0;\
    border-bottom:1px solid var(--line)}
    .lines .no{color:var(--soft);text-align:right;font-variant-numeric:tabular-nums;text-decoration:none}
    .lines .read{grid-column:2;font-size:.93rem}
    .lines .left{color:var(--soft)}
    @media(min-width:60rem){.lines>li{grid-template-columns:3.2rem minmax(0,1.4fr) minmax(0,1fr)}\
    .lines .read{grid-column:3;border-left:3px solid var(--line);padding-left:.8rem}}
    .tag{display:inline-block;font-size:.82rem;border:1px solid var(--edge);border-radius:3px;padding:0 .4rem;margin-right:.4rem}
    .form{display:grid;gap:.3rem;max-width:34rem;margin:1rem 0}
    .form.wide{max-width:none}\
    .form label{font-weight:600}
    .form input,.form select{width:100%}
    .form .actions{margin-top:.6rem}
    .drop{border:2px dashed var(--edge);padding:1.6rem 1rem;background:var(--wash)}
    .drop:hover,.drop:focus-visible{border-color:var(--link)}
    .drop::file-selector-button{font:inherit;margin-right:1rem;padding:.4rem .8rem;border:1px solid var(--link);\
    border-radius:4px;background:var(--paper);color:var(--link);cursor:pointer}
    .pages{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;align-items:center;margin:1.2rem 0}
    .pages a{padding:.3rem 0}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.8rem;list-style:none;padding:0;max-width:none}
    .tiles li{border:1px solid var(--line);border-radius:6px;padding:.7rem .9rem}
    .tiles strong{display:block;font-size:1.6rem;line-height:1.2;color:var(--strong);font-variant-numeric:tabular-nums}
    .list{columns:15rem;list-style:none;padding:0;max-width:none}
    .list li{break-inside:avoid;padding:.1rem 0}
    .list a{display:inline-block;padding:.15rem 0}
    .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .js{display:none}.scripted .js{display:revert}
    @media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
    @media(forced-colors:active){mark{outline:1px solid}.band [aria-current]{text-decoration:underline}}
    @media print{:root{color-scheme:light}.band,footer,.facets,.search,.pages,.downloads,.skip,button{display:none!important}\
    html{font-size:10.5pt;background:#fff;color:#000}a{color:inherit}main{padding:0;max-width:none}\
    .hits>li,.passages>li,tr{break-inside:avoid}thead{display:table-header-group}.scroll{overflow:visible}\
    details::details-content{content-visibility:visible;block-size:auto}.columns{display:block}\
    .source a[href^="/"]::after,.cite a::after{content:" (" attr(href) ")"}}
    """
}
