// A text adventure: the state of the game is a union, a step is a function from a state and a command to
// the next state, and one `match` over both says what may happen. What a state owns moves from one to the
// next; what is forbidden has an error; the compiler tells which combination of cases was forgotten.
// run
// out: > look
// out: A hall. Exits: north, east. You see a lamp and a rope.
// out: > take lamp
// out: You have a lamp.
// out: > take lamp
// out: There is no lamp here.
// out: > go down
// out: You cannot go down from here.
// out: > go north
// out: It is dark. Without light you would fall.
// out: > light lamp
// out: The lamp burns for 3 turns.
// out: > north
// out: A cellar. Exits: south. You see a chest.
// out: > open chest
// out: It is locked.
// out: > dance
// out: 'dance' is no command.
// out: > go south
// out: A hall. Exits: north, east. You see a rope.
// out: The lamp goes out.
// out: > go east
// out: A garden. Exits: west. You see a key and a dragon.
// out: > take dragon
// out: The dragon is not to be taken.
// out: > take key
// out: You have a key and a lamp.
// out: > wake dragon
// out: The dragon wakes: it has 3 lives.
// out: > look
// out: A dragon with 3 lives looks at you.
// out: > take key
// out: Not while a dragon looks at you.
// out: > hit dragon
// out: You hit: it has 2 lives left.
// out: > hit dragon
// out: You hit: it has 1 life left.
// out: > hit dragon
// out: The dragon is gone. A garden. Exits: west.
// out: > quit
// out: You leave with a key and a lamp after 13 turns.

type Direction = | North | South | East | West | Up | Down;
type Item = | Lamp { light: Light } | Rope | Key | Chest { is_open: Bool } | Dragon { lives: u8 };
type Light = | Dark | Burning { turns: u8 };

type Command =
  | Look
  | Go { to: Direction }
  | Take { what: String }
  | Use { verb: Verb, what: String }
  | Quit;

type Verb = | Lit | Opened | Woken | Hit;

type Room = { name: String, exits: List<Exit>, items: List<Item>, is_dark: Bool };
type Exit = { to: Direction, room: usize };
type Player = { room: usize, items: List<Item>, turns: u32 };

/// A player who walks about, one before a dragon, which took its place among the items of the room, or the end.
type Game =
  | Walking { player: Player, rooms: List<Room> }
  | Fighting { player: Player, rooms: List<Room>, lives: u8 }
  | Over { text: String };

error NoCommand { text: String }
error NoExit { to: Direction }
error TooDark;
error NotHere { what: String }
error Forbidden { text: String }
domain Refusal = NoExit | TooDark | NotHere | Forbidden;

// ---- reading commands ----

function words(text: String) -> List<String> {
  var out: List<String> = [];
  var word = "";
  for byte in text[..] {
    match Char(byte) {
      ' ' -> { out.push(word); word = ""; }
      c -> word = word ++ format(c);
    }
  }
  out.push(word);
  return out;
}

function direction(text: String) -> Direction? {
  return match text {
    "north" -> Some { value: North };
    "south" -> Some { value: South };
    "east" -> Some { value: East };
    "west" -> Some { value: West };
    "up" -> Some { value: Up };
    "down" -> Some { value: Down };
    _ -> None;
  };
}

function command(text: String) -> Result<Command, NoCommand> {
  return match words(text) {
    ["look"] -> ok Look;
    ["quit" | "exit" | "bye"] -> ok Quit;
    ["take", what] -> ok Take { what: what };
    ["light", what] -> ok Use { verb: Lit, what: what };
    ["open", what] -> ok Use { verb: Opened, what: what };
    ["wake", what] -> ok Use { verb: Woken, what: what };
    ["hit", what] -> ok Use { verb: Hit, what: what };
    ["go", to] | [to] -> match direction(to) {
      Some { value } -> ok Go { to: value };
      None -> err NoCommand { text: text };
    };
    _ -> err NoCommand { text: text };
  };
}

// ---- words for things ----

function name(item: Item) -> String {
  return match item {
    Lamp { .. } -> "lamp";
    Rope -> "rope";
    Key -> "key";
    Chest { .. } -> "chest";
    Dragon { .. } -> "dragon";
  };
}

function name_of(d: Direction) -> String {
  return match d { North -> "north"; South -> "south"; East -> "east"; West -> "west"; Up -> "up"; Down -> "down"; };
}

function enumerate(items: List<Item>) -> String {
  return match items {
    [] -> "nothing";
    [only] -> "a " ++ name(only);
    [.., last] -> {
      var text = "";
      for i in 0..items.len() - 1 { text = text ++ (if i > 0 { ", a " } else { "a " }) ++ name(items[i]); }
      text ++ " and a " ++ name(last)
    }
  };
}

function describe(room: Room) -> String {
  var exits = "";
  for Exit { to, .. } in room.exits { exits = exits ++ (if exits == "" { "" } else { ", " }) ++ name_of(to); }
  const here = match room.items { [] -> ""; items -> format(" You see {}.", enumerate(items)); };
  return format("{}. Exits: {}.{}", room.name, exits, here);
}

function lives_left(n: u8) -> String { return match n { 1 -> "1 life"; n -> format("{} lives", n); }; }

// ---- the rules ----

/// Takes the item of that name out of the list.
function remove(inout items: List<Item>, what: String) -> Item? {
  var rest: List<Item> = [];
  var found: Item? = None;
  for item in items {
    if name(item) == what && found == None { found = Some { value: item }; } else { rest.push(item); }
  }
  items = rest;
  return found;
}

function has_light(items: List<Item>) -> Bool {
  for item in items {
    if const Lamp { light: Burning { turns: 1.. } } = item { return true; }
  }
  return false;
}

/// Each turn a burning lamp burns down; says when it goes out.
function burn(inout player: Player) -> String? {
  for i in 0..player.items.len() {
    match player.items[i] {
      Lamp { light: Burning { turns: 1 } } -> {
        player.items[i] = Lamp { light: Dark };
        return Some { value: "The lamp goes out." };
      }
      Lamp { light: Burning { turns } } -> player.items[i] = Lamp { light: Burning { turns: turns - 1 } };
      _ -> {}
    }
  }
  return None;
}

function walk(inout player: Player, rooms: List<Room>, to: Direction) -> Result<String, Refusal> {
  for exit in rooms[player.room].exits {
    if exit.to == to {
      const room = rooms[exit.room].clone();
      ensure !room.is_dark || has_light(player.items) else err TooDark;
      player.room = exit.room;
      return describe(room);
    }
  }
  return err NoExit { to: to };
}

function take(inout player: Player, inout room: Room, what: String) -> Result<String, Refusal> {
  return match remove(inout room.items, what) {
    None -> err NotHere { what: what };
    Some { value: it as (Dragon { .. } | Chest { .. }) } -> {
      room.items.push(it);
      err Forbidden { text: format("The {} is not to be taken.", what) }
    }
    Some { value: it } -> {
      // what was found last is told first
      var items: List<Item> = [it];
      for old in player.items { items.push(old); }
      player.items = items;
      ok format("You have {}.", enumerate(player.items))
    }
  };
}

function use_item(inout player: Player, inout room: Room, verb: Verb, what: String) -> Result<String, Refusal> {
  for i in 0..player.items.len() {
    match (verb, player.items[i]) {
      (Lit, Lamp { .. }) where what == "lamp" -> {
        player.items[i] = Lamp { light: Burning { turns: 4 } };
        return "The lamp burns for 3 turns.";
      }
      _ -> {}
    }
  }
  for item in room.items {
    if name(item) != what { continue; }
    return match (verb, item) {
      (Opened, Chest { is_open: true }) -> ok "It is open.";
      (Opened, Chest { is_open: false }) -> err Forbidden { text: "It is locked." };
      (verb, item) -> err Forbidden { text: format("{} cannot be {}.", name(item), verb) };
    };
  }
  return err NotHere { what: what };
}

/// The next state, and what is said about it. The old state is used up.
function step(move game: Game, command: Command) -> (Game, Result<String, Refusal>) {
  match (game, command) {
    (Walking { player, .. }, Quit) ->
      return (Over { text: format("You leave with {} after {} turns.", enumerate(player.items), player.turns) }, ok "");
    (Fighting { .. }, Quit) -> return (Over { text: "The dragon was faster." }, ok "");
    (Over { text }, _) -> return (Over { text: text }, ok text);
    (Fighting { player, rooms, lives }, Look) ->
      return (Fighting { player: player, rooms: rooms, lives: lives },
        ok format("A dragon with {} looks at you.", lives_left(lives)));
    (Fighting { player, rooms, lives: 1 }, Use { verb: Hit, what: "dragon" }) -> {
      const text = "The dragon is gone. " ++ describe(rooms[player.room]);
      return (Walking { player: player, rooms: rooms }, ok text);
    }
    (Fighting { player, rooms, lives }, Use { verb: Hit, what: "dragon" }) ->
      return (Fighting { player: player, rooms: rooms, lives: lives - 1 },
        ok format("You hit: it has {} left.", lives_left(lives - 1)));
    (fight as Fighting { .. }, _) ->
      return (fight, err Forbidden { text: "Not while a dragon looks at you." });
    (Walking { player, rooms }, Use { verb: Woken, what: "dragon" }) -> {
      var all = rooms;
      match remove(inout all[player.room].items, "dragon") {
        Some { value: Dragon { lives } } ->
          return (Fighting { player: player, rooms: all, lives: lives },
            ok format("The dragon wakes: it has {}.", lives_left(lives)));
        _ -> return (Walking { player: player, rooms: all }, err NotHere { what: "dragon" });
      }
    }
    (Walking { player, rooms }, command) -> {
      var p = player;
      var all = rooms;
      const room = p.room;
      const said = match command {
        Look -> ok describe(all[room]);
        Go { to } -> walk(inout p, all, to);
        Take { what } -> take(inout p, inout all[room], what);
        Use { verb, what } -> use_item(inout p, inout all[room], verb, what);
        Quit -> ok "";
      };
      return (Walking { player: p, rooms: all }, said);
    }
  }
}

/// Time passes.
function pass(move game: Game) -> (Game, String?) {
  return match game {
    Walking { player, rooms } -> {
      var p = player;
      p.turns += 1;
      const said = burn(inout p);
      (Walking { player: p, rooms: rooms }, said)
    }
    other -> (other, None);
  };
}

function tell(refusal: Refusal) -> String {
  return match refusal {
    NoExit { to } -> format("You cannot go {} from here.", name_of(to));
    TooDark -> "It is dark. Without light you would fall.";
    NotHere { what } -> format("There is no {} here.", what);
    Forbidden { text } -> text;
  };
}

function start() -> Game {
  return Walking { player: Player { room: 0, items: [], turns: 0 }, rooms: [
    Room { name: "A hall", is_dark: false, items: [Lamp { light: Dark }, Rope],
      exits: [Exit { to: North, room: 1 }, Exit { to: East, room: 2 }] },
    Room { name: "A cellar", is_dark: true, items: [Chest { is_open: false }], exits: [Exit { to: South, room: 0 }] },
    Room { name: "A garden", is_dark: false, items: [Key, Dragon { lives: 3 }], exits: [Exit { to: West, room: 0 }] }] };
}

function main() effects [Io] {
  var game = start();
  for line in ["look", "take lamp", "take lamp", "go down", "go north", "light lamp", "north", "open chest", "dance",
      "go south", "go east", "take dragon", "take key", "wake dragon", "look", "take key", "hit dragon", "hit dragon",
      "hit dragon", "quit"] {
    io.println("> {}", line);
    const ok command = command(line) else {
      io.println("'{}' is no command.", line);
      continue;
    };
    const (next, said) = step(game, command);
    match said {
      ok "" -> {}
      ok text -> io.println(text);
      err e -> io.println(tell(e));
    }
    const (later, news) = pass(next);
    if const Some { value } = news { io.println(value); }
    game = later;
    if const Over { text } = game {
      io.println(text);
      break;
    }
  }
}
