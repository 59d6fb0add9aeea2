// A calculator: text becomes tokens, tokens a tree, the tree a number. Each step has errors of its own, a
// `domain` gathers them, and `?` widens a step's errors to those of all. The tree is a union that holds
// itself; a table of functions is an array of records with closures; names are looked up in a list.
// run
// out: 1 + 2 * 3 = 7
// out: (1 + 2) * 3 = 9
// out: -2 ^ 2 = -4
// out: 2 ^ 3 ^ 2 = 512
// out: x = 6 * 7 = 42
// out: max(x, 50) - 8 = 42
// out: 10 / 4 = 2.5
// out: twice(x) + half(1) = 84.5
// out: 1 / (x - 42): division by zero in '1 / (x - 42)'
// out: 1 + $: '$' at 5 means nothing
// out: 1 + : something is missing at the end
// out: (1: expected ')' at the end
// out: y + 1: 'y' is not known: did you mean 'x'?
// out: max(1): 'max' takes 2 arguments, found 1
// out: 3 4: expected an operator at 3
// out: d/dx x ^ 3 + 2 * x = 3 * x ^ 2 + 2
error BadChar { char: Char, at: usize }
domain LexError = BadChar;

error Expected { what: String, at: usize? }
error Missing;
domain ParseError = Expected | Missing;

error UnknownName { name: String, similar: String? }
error DivisionByZero { in_: String }
error WrongCount { name: String, wanted: usize, found: usize }
domain EvalError = UnknownName | DivisionByZero | WrongCount;

type Token =
  | Num { value: f64 }
  | Word { text: String }
  | Op { op: Char }
  | Open
  | Close
  | Comma;

type Placed = { token: Token, at: usize };

type Expr =
  | Const { value: f64 }
  | Var { name: String }
  | Neg { e: Expr }
  | Bin { op: Char, l: Expr, r: Expr }
  | Call { name: String, args: List<Expr> }
  | Let { name: String, e: Expr };

// ---- text to tokens ----

function is_digit(c: Char) -> Bool { return match c { '0'..='9' | '.' -> true; _ -> false; }; }
function is_letter(c: Char) -> Bool { return match c { 'a'..='z' | 'A'..='Z' | '_' -> true; _ -> false; }; }

function tokens(text: String) -> Result<List<Placed>, LexError> {
  var out: List<Placed> = [];
  var i = 0usize;
  while i < text.len() {
    const at = i;
    const c = Char(text[i]);
    i += 1;
    const token = match c {
      ' ' -> continue;
      '(' -> Open;
      ')' -> Close;
      ',' -> Comma;
      '+' | '-' | '*' | '/' | '^' | '=' -> Op { op: c };
      '0'..='9' -> {
        while i < text.len() && is_digit(Char(text[i])) { i += 1; }
        Num { value: number(text[at..i]) }
      }
      c where is_letter(c) -> {
        while i < text.len() && is_letter(Char(text[i])) { i += 1; }
        Word { text: word(text[at..i]) }
      }
      _ -> return err BadChar { char: c, at: at + 1 };
    };
    out.push(Placed { token: token, at: at + 1 });
  }
  return out;
}

function word(bytes: View<u8>) -> String {
  var s = "";
  for b in bytes { s = s ++ format(Char(b)); }
  return s;
}

function number(bytes: View<u8>) -> f64 {
  var whole = 0.0;
  var scale = 0.0;
  for b in bytes {
    match Char(b) {
      '.' -> scale = 1.0;
      c -> { whole = whole * 10.0 + f64(u32(c) - 48); scale *= 10.0; }
    }
  }
  return if scale > 0.0 { whole / scale } else { whole };
}

// ---- tokens to a tree ----

type Parser = { tokens: List<Placed>, next: usize };

function peek(p: Parser) -> Token? {
  return if p.next < p.tokens.len() { Some { value: p.tokens[p.next].token } } else { None };
}

function place(p: Parser) -> usize? {
  return if p.next < p.tokens.len() { Some { value: p.tokens[p.next].at } } else { None };
}

function takes(inout p: Parser, token: Token) -> Bool {
  const is_next = p.peek() == Some { value: token };
  if is_next { p.next += 1; }
  return is_next;
}

function power(op: Char) -> i32 {
  return match op { '=' -> 1; '+' | '-' -> 2; '*' | '/' -> 3; '^' -> 4; _ -> 0; };
}

/// Reads operators that bind at least as tightly as `least`.
function expression(inout p: Parser, least: i32) -> Result<Expr, ParseError> {
  var left = p.operand()?;
  while match p.peek() {
    Some { value: Op { op } } where power(op) >= least -> {
      p.next += 1;
      const is_right = op == '^' || op == '=';
      const right = p.expression(if is_right { power(op) } else { power(op) + 1 })?;
      left = match (op, left) {
        ('=', Var { name }) -> Let { name: name, e: right };
        (op, l) -> Bin { op: op, l: l, r: right };
      };
    }
  } {}
  return left;
}

function operand(inout p: Parser) -> Result<Expr, ParseError> {
  const at = p.place();
  const Some { value: token } = p.peek() else { return err Missing; };
  p.next += 1;
  match token {
    Num { value } -> return Const { value: value };
    Op { op: '-' } -> return Neg { e: p.expression(4)? };
    Open -> {
      const inner = p.expression(1)?;
      ensure p.takes(Close) else err Expected { what: "')'", at: p.place() };
      return inner;
    }
    Word { text } -> {
      if !p.takes(Open) { return Var { name: text }; }
      var args: List<Expr> = [];
      while true {
        args.push(p.expression(1)?);
        if p.takes(Close) { return Call { name: text, args: args }; }
        ensure p.takes(Comma) else err Expected { what: "',' or ')'", at: p.place() };
      }
    }
    Op { .. } | Close | Comma -> return err Expected { what: "a value", at: at };
  }
}

function parse(text: String) -> Result<Expr, (ParseError | LexError)> {
  var p = Parser { tokens: tokens(text)?, next: 0 };
  const e = p.expression(1)?;
  ensure p.peek() == None else err Expected { what: "an operator", at: p.place() };
  return e;
}

// ---- the tree to a number ----

type Binding = { name: String, value: f64 };
type Function = { name: String, count: usize, run: function(View<f64>) -> f64 };
type Calculator = { bindings: List<Binding>, functions: List<Function> };

function lookup(c: Calculator, name: String) -> Result<f64, UnknownName> {
  var similar: String? = None;
  for b in c.bindings {
    if b.name == name { return b.value; }
    if b.name.len() == name.len() { similar = Some { value: b.name }; }
  }
  return err UnknownName { name: name, similar: similar };
}

function eval(inout c: Calculator, e: Expr) -> Result<f64, EvalError> {
  return match e {
    Const { value } -> ok value;
    Var { name } -> ok c.lookup(name)?;
    Neg { e } -> ok -c.eval(e)?;
    Let { name, e } -> {
      const value = c.eval(e)?;
      c.bindings.push(Binding { name: name, value: value });
      ok value
    }
    Bin { op, l, r } -> {
      const a = c.eval(l)?;
      const b = c.eval(r)?;
      match (op, b) {
        ('/', 0.0) -> err DivisionByZero { in_: show(e, 0) };
        ('+', _) -> ok a + b;
        ('-', _) -> ok a - b;
        ('*', _) -> ok a * b;
        ('/', _) -> ok a / b;
        _ -> ok to_the(a, b);
      }
    }
    Call { name, args } -> c.call(name, args);
  };
}

function call(inout c: Calculator, name: String, args: List<Expr>) -> Result<f64, EvalError> {
  var values: List<f64> = [];
  for arg in args { values.push(c.eval(arg)?); }
  for f in c.functions {
    if f.name != name { continue; }
    ensure f.count == values.len() else err WrongCount { name: name, wanted: f.count, found: values.len() };
    return f.run(values[..]);
  }
  return err UnknownName { name: name, similar: None };
}

function to_the(a: f64, b: f64) -> f64 {
  var n = 1.0;
  for i in 0..i64(b) { n *= a; }
  return n;
}

// ---- what one can do with a tree besides ----

function derivative(e: Expr, by: String) -> Expr {
  return match e {
    Const { .. } -> Const { value: 0.0 };
    Var { name } -> Const { value: if name == by { 1.0 } else { 0.0 } };
    Neg { e } -> Neg { e: derivative(e, by) };
    Bin { op: sign as '+' | '-', l, r } -> Bin { op: sign, l: derivative(l, by), r: derivative(r, by) };
    Bin { op: '*', l, r } -> Bin { op: '+',
      l: Bin { op: '*', l: derivative(l, by), r: r.clone() },
      r: Bin { op: '*', l: l.clone(), r: derivative(r, by) } };
    Bin { op: '^', l, r: Const { value: n } } -> Bin { op: '*', r: derivative(l, by),
      l: Bin { op: '*', l: Const { value: n }, r: Bin { op: '^', l: l.clone(), r: Const { value: n - 1.0 } } } };
    other -> Call { name: "d", args: [other.clone()] };
  };
}

/// Leaves out what adds nothing.
function simple(move e: Expr) -> Expr {
  match e {
    Bin { op, l, r } -> return match (op, simple(l), simple(r)) {
      ('*', Const { value: 0.0 }, _) | ('*', _, Const { value: 0.0 }) -> Const { value: 0.0 };
      ('*', Const { value: 1.0 }, x) | ('*', x, Const { value: 1.0 }) -> x;
      ('+', Const { value: 0.0 }, x) | ('+', x, Const { value: 0.0 }) -> x;
      ('^', x, Const { value: 1.0 }) -> x;
      (op, l, r) -> Bin { op: op, l: l, r: r };
    };
    Neg { e } -> return Neg { e: simple(e) };
    other -> return other;
  }
}

function show(e: Expr, around: i32) -> String {
  return match e {
    Const { value } -> plain(value);
    Var { name } -> name;
    Neg { e } -> "-" ++ show(e, 4);
    Let { name, e } -> name ++ " = " ++ show(e, 1);
    Bin { op, l, r } -> {
      const text = format("{} {} {}", show(l, power(op)), op, show(r, power(op) + 1));
      if power(op) < around { "(" ++ text ++ ")" } else { text }
    }
    Call { name, args } -> {
      var text = name ++ "(";
      for i in 0..args.len() { text = text ++ (if i > 0 { ", " } else { "" }) ++ show(args[i], 0); }
      text ++ ")"
    }
  };
}

function plain(n: f64) -> String { return if n == f64(i64(n)) { format(i64(n)) } else { format(n) }; }

function where_(at: usize?) -> String {
  return match at { Some { value } -> format("at {}", value); None -> "at the end"; };
}

function calculate(inout c: Calculator, text: String) -> Result<f64, (LexError | ParseError | EvalError)> {
  return c.eval(parse(text)?)?;
}

function main() effects [Io] {
  var c = Calculator { bindings: [], functions: [
    Function { name: "max", count: 2, run: |xs| if xs[0] < xs[1] { xs[1] } else { xs[0] } },
    Function { name: "twice", count: 1, run: |xs| xs[0] * 2.0 },
    Function { name: "half", count: 1, run: |xs| xs[0] / 2.0 }] };
  for text in ["1 + 2 * 3", "(1 + 2) * 3", "-2 ^ 2", "2 ^ 3 ^ 2", "x = 6 * 7", "max(x, 50) - 8", "10 / 4",
      "twice(x) + half(1)", "1 / (x - 42)", "1 + $", "1 + ", "(1", "y + 1", "max(1)", "3 4"] {
    match c.calculate(text) {
      ok value -> io.println("{} = {}", text, plain(value));
      err BadChar { char, at } -> io.println("{}: '{}' at {} means nothing", text, char, at);
      err Expected { what, at } -> io.println("{}: expected {} {}", text, what, where_(at));
      err Missing -> io.println("{}: something is missing at the end", text);
      err UnknownName { name, similar: Some { value } } ->
        io.println("{}: '{}' is not known: did you mean '{}'?", text, name, value);
      err UnknownName { name, .. } -> io.println("{}: '{}' is not known", text, name);
      err DivisionByZero { in_ } -> io.println("{}: division by zero in '{}'", text, in_);
      err WrongCount { name, wanted, found } ->
        io.println("{}: '{}' takes {} arguments, found {}", text, name, wanted, found);
    }
  }
  const polynomial = "x ^ 3 + 2 * x";
  if const ok e = parse(polynomial) {
    io.println("d/dx {} = {}", polynomial, show(simple(derivative(e, "x")), 0));
  }
}
