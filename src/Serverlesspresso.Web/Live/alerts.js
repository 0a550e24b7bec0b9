// Sound and vibration for what a person must notice. An element with data-alert="chime" asks for it once, by its data-alert-key:
// when it appears, not when the page comes with it.

const Setting = "sound";
const KnownMax = 200;
const Vibration = [250, 120, 250, 120, 400];
// Notes of each sound: frequency in hertz, when it begins, how long it lasts, in seconds.
const Sounds = {
  chime: [[659.3, 0, 0.5], [880, 0.18, 0.9]],
  bell: [[783.99, 0, 0.35], [987.77, 0.14, 0.35], [1318.51, 0.28, 0.9]],
  tick: [[523.3, 0, 0.25]],
};

const known = new Set();
let audio = null;

const isOn = () => localStorage.getItem(Setting) === "on";

function play(name) {
  if (!audio || audio.state !== "running") {
    return;
  }

  for (const [frequency, begin, length] of Sounds[name] ?? Sounds.chime) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const start = audio.currentTime + begin;
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.4, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + length);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + length);
  }
}

// A browser lets a page sound only after a tap.
async function allow() {
  audio ??= new AudioContext();
  if (audio.state === "suspended") {
    await audio.resume();
  }
}

function readNew() {
  const fresh = [];
  for (const element of document.querySelectorAll("[data-alert]")) {
    const key = element.dataset.alertKey ?? element.id;
    if (!known.has(key)) {
      known.add(key);
      fresh.push(element);
    }
  }

  for (const key of known) {
    if (known.size <= KnownMax) {
      break;
    }

    known.delete(key);
  }

  return fresh;
}

/** Looks for what is to be noticed in a page that was just merged. */
export function noticeAlerts() {
  showSetting();
  const [first] = readNew();
  if (first && isOn()) {
    play(first.dataset.alert);
    navigator.vibrate?.(Vibration);
  }
}

function showSetting() {
  document.querySelectorAll("[data-sound]").forEach((button) => {
    button.hidden = false;
    button.setAttribute("aria-pressed", String(isOn()));
  });
}

async function onClick(event) {
  if (!event.target.closest("[data-sound]")) {
    return;
  }

  localStorage.setItem(Setting, isOn() ? "off" : "on");
  showSetting();
  if (isOn()) {
    await allow();
    play("chime");
    navigator.vibrate?.(60);
  }
}

export function startAlerts() {
  readNew();
  showSetting();
  document.addEventListener("click", onClick);
  // Whoever allowed it before allows it again by the first tap.
  addEventListener("pointerdown", () => isOn() && allow(), { passive: true });
}
