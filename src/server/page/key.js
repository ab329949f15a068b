/** The dialog that asks for an API key, when the service has answered 401. */
import { byId } from "./dom.js";

/** @type {Promise<string|null>|null} several requests wait for one answer */
let asking = null;

/**
 * Asks for a key.
 * @param {boolean} refused whether a key was given already and not taken
 * @returns {Promise<string|null>} none if it was not given
 */
export function askForKey(refused) {
  asking ??= open(refused).finally(() => (asking = null));
  return asking;
}

/** @param {boolean} refused */
function open(refused) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("key-dialog"));
  const field = /** @type {HTMLInputElement} */ (byId("key"));
  byId("key-refused").hidden = !refused;
  field.value = "";
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      if (field.value.trim() !== "") dialog.close("given");
    };
    byId("key-form").addEventListener("submit", submit);
    byId("key-cancel").onclick = () => dialog.close("");
    dialog.addEventListener(
      "close",
      () => {
        byId("key-form").removeEventListener("submit", submit);
        resolve(dialog.returnValue === "given" ? field.value.trim() : null);
      },
      { once: true },
    );
  });
}
