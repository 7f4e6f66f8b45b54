"""The shapes of requests and answers, as OpenAPI documents them and as they are sent."""
