// A row of links that is wider than the screen is scrolled to the link of the page itself.

function scrollTo(link) {
  const row = link.closest("nav");
  const seen = row.getBoundingClientRect();
  const place = link.getBoundingClientRect();
  row.scrollLeft += place.left - seen.left - (seen.width - place.width) / 2;
}

export function startRows() {
  document.querySelectorAll("nav [aria-current=page]").forEach(scrollTo);
}
