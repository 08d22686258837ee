// Hides what was true only until a moment, on pages that stay open or were kept for when there is no connection.

const MINUTE = 60_000;

function tidy() {
  for (const one of document.querySelectorAll("[data-until]")) {
    if (Date.parse(one.dataset.until) <= Date.now()) one.remove();
  }
  const notices = document.querySelector(".notices");
  if (notices && !notices.querySelector("li")) notices.remove();
}

tidy();
setInterval(tidy, MINUTE);
document.addEventListener("visibilitychange", tidy);
