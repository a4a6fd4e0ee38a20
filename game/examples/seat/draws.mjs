// A negotiator for a chair, for Node: it makes one of the legal moves that it is shown, by the chance that it is given.
//
//   communique simulate lantern-strait --seat "osmark=exec:node game/examples/seat/draws.mjs"
//
// The protocol is in game/SEAT.md.
import { createInterface } from "node:readline";

const answer = (message) => process.stdout.write(JSON.stringify(message) + "\n");

const answers = {
  hello: () => answer({ type: "ready", protocol: "communique-seat 1", wants: ["moves"] }),
  decide: ({ id, moves, chance }) => answer({ id, ...moves[chance % moves.length] }),
  // What is shown is legal, so this is never asked; it would be wrong not to answer.
  refused: ({ id }) => answer({ id, move: "pass" }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  answers[message.type]?.(message);
}
