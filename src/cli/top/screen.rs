//! The terminal of `purlin top`: drawing, keys, and leaving it as it was.
use super::view::{HEAD, Key, View};
use crate::cli::output::Failure;
use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use crossterm::{cursor, execute, queue, terminal};
use purlin::inspect::processes::Snapshot;
use std::io::{self, Write};
use std::time::{Duration, Instant};

/// The terminal as programs with a screen of their own have it; as it was before once this is dropped.
struct Screen;

impl Screen {
    fn open() -> io::Result<Screen> {
        terminal::enable_raw_mode()?;
        let screen = Screen;
        execute!(io::stdout(), terminal::EnterAlternateScreen, cursor::Hide)?;
        Ok(screen)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // There is nobody to tell.
        let _ = execute!(io::stdout(), cursor::Show, terminal::LeaveAlternateScreen);
        let _ = terminal::disable_raw_mode();
    }
}

/// Shows what `look` sees, anew after each `interval`, until a key ends it.
pub fn show(
    mut view: View,
    interval: Duration,
    mut look: impl FnMut() -> Result<Snapshot, Failure>,
) -> Result<(), Failure> {
    let _screen = Screen::open()?;
    loop {
        view.see(look()?);
        let next = Instant::now() + interval;
        draw(&view)?;
        while let Some(left) = next.checked_duration_since(Instant::now()) {
            if !event::poll(left)? {
                break;
            }
            if let Done::Yes = act(&mut view, &event::read()?)? {
                return Ok(());
            }
            draw(&view)?;
        }
    }
}

enum Done {
    Yes,
    No,
}

fn act(view: &mut View, event: &Event) -> io::Result<Done> {
    let Event::Key(key) = event else {
        return Ok(Done::No);
    };
    if key.kind == KeyEventKind::Release {
        return Ok(Done::No);
    }
    let page = usize::from(terminal::size()?.1).saturating_sub(HEAD).max(1);
    match key.code {
        KeyCode::Char('q') | KeyCode::Esc => return Ok(Done::Yes),
        KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => {
            return Ok(Done::Yes);
        }
        KeyCode::Char(c) => {
            if let Some(key) = Key::of_char(c) {
                view.sort_by(key);
            }
        }
        KeyCode::Up => view.scroll_to(view.first.saturating_sub(1)),
        KeyCode::Down => view.scroll_to(view.first + 1),
        KeyCode::PageUp => view.scroll_to(view.first.saturating_sub(page)),
        KeyCode::PageDown => view.scroll_to(view.first + page),
        KeyCode::Home => view.scroll_to(0),
        KeyCode::End => view.scroll_to(usize::MAX),
        _ => {}
    }
    Ok(Done::No)
}

fn draw(view: &View) -> io::Result<()> {
    let (width, height) = terminal::size()?;
    let mut to = anstream::stdout().lock();
    queue!(to, terminal::BeginSynchronizedUpdate, cursor::MoveTo(0, 0))?;
    for (i, line) in view.lines(width.into(), height.into()).iter().enumerate() {
        queue!(
            to,
            cursor::MoveTo(0, i as u16),
            terminal::Clear(terminal::ClearType::CurrentLine)
        )?;
        write!(to, "{line}")?;
    }
    queue!(
        to,
        terminal::Clear(terminal::ClearType::FromCursorDown),
        terminal::EndSynchronizedUpdate
    )?;
    to.flush()
}
