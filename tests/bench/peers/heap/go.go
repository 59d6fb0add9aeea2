// The same values, over Go's collector: a chain of nodes, strings that grow, maps.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"time"
)

const tasks, nodes = 8, 2000

type chain struct {
	value int64
	text  string
	next  *chain
}

func build(length, salt int64) *chain {
	var made *chain
	for i := int64(0); i < length; i++ {
		made = &chain{i ^ salt, fmt.Sprintf("node %d", i), made}
	}
	return made
}

func sum(c *chain) int64 {
	if c == nil {
		return 0
	}
	return c.value + int64(len(c.text)) + sum(c.next)
}

func work(salt int64) int64 {
	var total int64
	var kept []string
	for turn := int64(0); turn < 10; turn++ {
		made := build(nodes, salt^turn)
		runtime.Gosched()
		total += sum(made)
		text := ""
		for i := 0; i < 200; i++ {
			text += "abcdefgh"
		}
		kept = append(kept, text)
		m := map[int64]string{}
		for i := int64(0); i < 500; i++ {
			m[i] = strconv.FormatInt(i*salt, 10)
		}
		total += int64(len(m)) + int64(len(kept[len(kept)-1]))
	}
	return total + int64(len(kept))
}

func main() {
	rounds, _ := strconv.Atoi(os.Args[1])
	workers, _ := strconv.Atoi(os.Args[2])
	runtime.GOMAXPROCS(workers)
	start := time.Now()
	var total int64
	for round := 0; round < rounds; round++ {
		results := make(chan int64, tasks)
		for i := int64(1); i <= tasks; i++ {
			go func(i int64) { results <- work(i) }(i)
		}
		for i := 0; i < tasks; i++ {
			total += <-results
		}
	}
	fmt.Printf("answer=%d tasks=%d sec=%.6f\n", total, rounds*tasks, time.Since(start).Seconds())
}
