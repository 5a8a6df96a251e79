/** What somebody may write where a name is expected; each is an attack on one format, and is tried on all. */
export const HOSTILE: readonly string[] = [
  // Terminals
  '\u001b[31mred\u001b[0m',
  '\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\',
  '\u009b2J',
  '\u0007\u0008\u007f\u0000',
  // GitHub Actions, in the spelling of today and the one before it
  '::set-output name=x::y',
  '\n::set-output name=x::y',
  '\r::stop-commands::x',
  '::error file=a.yaml,line=1::forged',
  '##[add-path]/tmp',
  '%0A::add-mask::x',
  'a,line=9,title=forged::b',
  // Spreadsheets
  '=HYPERLINK("http://evil.example","click")',
  '+1+1',
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  'a,"b";c\r\nd',
  // HTML and XML
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</td></tr></table><h1>forged',
  ']]>',
  '<![CDATA[x]]>',
  '<!ENTITY x SYSTEM "file:///etc/passwd">&x;',
  '&amp;&#0;&#x1b;',
  '--><!--',
  '\ufffe\uffff',
  // Markdown, and hosts that show it
  '[click](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '| a | b |\n| --- | --- |',
  'a|b\\|c',
  '`code` ```fence',
  '# heading\n- item',
  '@everyone fixes #1 https://evil.example www.evil.example',
  '*bold* _em_ ~~gone~~ $x$',
  // SARIF
  '[a](1) {0} {{1}}',
  // Unicode
  '\u202egpj.exe\u202c',
  '\u2066hidden\u2069\u200b\ufeff',
  '\u2028\u2029\u0085',
  'half \ud800 of it',
  '\udc00',
  '\u{e0041}\u{e007f}',
  '𝕏 ギャラリー 🖼',
  // Templates, prototypes, paths
  '{{constructor.constructor}}',
  '__proto__',
  '../../etc/passwd',
  '%SRCROOT%/%2e%2e',
  'a'.repeat(5_000),
];

/** What no format may hold: characters that are obeyed without being seen, but for the line breaks of the format itself. */
export const UNSEEN = /[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|(?![\r\n])\p{Cc}/u;
