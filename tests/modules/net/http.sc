// A module that imports another, and keeps a name to itself that shapes.sc has too.
import util { helper };

pub type Response = { status: i32, body: String };
pub error NotFound { path: String };
pub error Refused;
pub domain HttpError = NotFound | Refused | TooLong { length: usize };
pub type Shape = | Circle { r: f64 } | Dot;

function hidden() -> i32 {
  return 1;
}

pub function get(path: String) -> Result<Response, HttpError> {
  ensure path.len() < 10 else err TooLong { length: path.len() };
  ensure path != "/none" else err NotFound { path: path };
  ensure path != "/no" else err Refused;
  return ok Response { status: helper() + hidden(), body: path };
}
