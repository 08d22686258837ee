// Sharing, copying and printing a page, where the browser can. Without this the links beside them do.
const status = document.querySelector("[data-share-status]");

const actions = {
  share: {
    works: () => typeof navigator.share === "function",
    run: (button) => navigator.share({ title: document.title, url: button.dataset.address }),
  },
  copy: {
    works: () => Boolean(navigator.clipboard),
    run: async (button) => {
      await navigator.clipboard.writeText(button.dataset.address);
      status.textContent = button.dataset.done;
    },
  },
  print: { works: () => true, run: () => window.print() },
};

for (const button of document.querySelectorAll("[data-share]")) {
  const action = actions[button.dataset.share];
  if (!action.works()) continue;
  button.closest("li").hidden = false;
  button.addEventListener("click", async () => {
    try {
      await action.run(button);
    } catch {
      // Whoever closes the system's own dialogue has changed their mind: nothing is wrong.
    }
  });
}
