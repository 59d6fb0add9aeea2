// A goroutine and a wait group for every call.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync"
	"time"
)

func fib(n int) int {
	if n < 2 {
		return n
	}
	var a int
	var wg sync.WaitGroup
	wg.Add(1)
	go func() { a = fib(n - 1); wg.Done() }()
	b := fib(n - 2)
	wg.Wait()
	return a + b
}
func calls(n int) int {
	a, b := 0, 1
	for i := 0; i <= n; i++ {
		a, b = b, a+b
	}
	return a - 1
}
func main() {
	n, _ := strconv.Atoi(os.Args[1])
	w, _ := strconv.Atoi(os.Args[2])
	runtime.GOMAXPROCS(w)
	t := time.Now()
	r := fib(n)
	fmt.Printf("answer=%d tasks=%d sec=%.6f\n", r, calls(n), time.Since(t).Seconds())
}
