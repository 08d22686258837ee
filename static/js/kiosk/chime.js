// Two soft notes, for whoever does not look at the screen.

const NOTES = [523.25, 659.25]; // C and E: nothing alarming
const LOUDNESS = 0.06;
const SECONDS = 0.5;

let context;

function play(frequency, at) {
  const tone = context.createOscillator();
  const loudness = context.createGain();
  tone.frequency.value = frequency;
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(LOUDNESS, at + 0.05);
  loudness.gain.linearRampToValueAtTime(0, at + SECONDS);
  tone.connect(loudness).connect(context.destination);
  tone.start(at);
  tone.stop(at + SECONDS);
}

export function chime() {
  if (!navigator.userActivation?.hasBeenActive) return; // a browser plays nothing before the first touch
  context ??= new AudioContext();
  context.resume();
  NOTES.forEach((note, place) => play(note, context.currentTime + place * SECONDS * 0.6));
}
